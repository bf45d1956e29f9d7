//! Screens without a secret, full of what looks like one.

use crate::paint::Chance;

pub fn screen(number: u64, chance: &mut Chance) -> Vec<String> {
    let text = match number % 20 {
        0 => format!(
            "Order {}-{}-{}\nShipped on 24 November, arrives tomorrow.",
            chance.digits(3),
            chance.digits(7),
            chance.digits(7)
        ),
        1 => format!(
            "id: {}-{}-4{}-a{}-{}\nstate: running",
            chance.hex(8),
            chance.hex(4),
            chance.hex(3),
            chance.hex(3),
            chance.hex(12)
        ),
        2 => format!(
            "Call us: +44 {} {}\nFax: +49 30 {}",
            chance.digits(4),
            chance.digits(6),
            chance.digits(8)
        ),
        3 => format!(
            "commit {}\nAuthor: Ada Lovelace\n    capture: half the time",
            chance.hex(40)
        ),
        4 => format!("$ sha256sum image.iso\n{}  image.iso", chance.hex(64)),
        5 => "Choose a password of at least 12 characters.\nYour password must not be 123456.\nForgot your password? Reset it here.".to_owned(),
        6 => format!(
            "error: process exited with exit code {}\nError code: 0x{}\nsee line {}",
            chance.below(256),
            chance.hex(8),
            chance.digits(5)
        ),
        7 => format!(
            "12 Harbour Street, postal code {}\nCountry code: +{}\nCustomer {}",
            chance.digits(5),
            chance.digits(2),
            chance.digits(8)
        ),
        8 => format!(
            "IBAN: DE{} {} {} {} {} {}\nAmount: 1,204.50",
            chance.digits(2),
            chance.digits(4),
            chance.digits(4),
            chance.digits(4),
            chance.digits(4),
            chance.digits(2)
        ),
        9 => format!(
            "{} {} {} {}\n{} {} {} {}",
            chance.digits(4),
            chance.digits(4),
            chance.digits(4),
            chance.digits(4),
            chance.digits(4),
            chance.digits(4),
            chance.digits(4),
            chance.digits(4)
        ),
        10 => format!(
            "2026-11-{}T10:42:{} INFO request {} took {} ms",
            10 + chance.below(20),
            10 + chance.below(50),
            chance.digits(9),
            chance.digits(3)
        ),
        11 => format!(
            "ISBN 978-{}-{}-{}-{}\nFirst published 2019, 412 pages",
            chance.digits(1),
            chance.digits(4),
            chance.digits(4),
            chance.digits(1)
        ),
        12 => format!(
            "link/ether {}:{}:{}:{}:{}:{}\ninet6 fe80::{}:{}/64",
            chance.hex(2),
            chance.hex(2),
            chance.hex(2),
            chance.hex(2),
            chance.hex(2),
            chance.hex(2),
            chance.hex(4),
            chance.hex(4)
        ),
        13 => "Authorization: Bearer <token>\nexport API_KEY=your-key-here\npassword: ********".to_owned(),
        14 => "let password = read_password()?;\nif token.is_empty() { return; }\nsecret: String,".to_owned(),
        15 => format!(
            "-----BEGIN CERTIFICATE-----\n{}\n{}",
            chance.base64(64),
            chance.base64(64)
        ),
        16 => format!(
            "Tracking number 1Z {} {} {} {}\nInvoice {} due on 30 November",
            chance.digits(3),
            chance.digits(3),
            chance.digits(2),
            chance.digits(4),
            chance.digits(8)
        ),
        17 => format!(
            "Two-step codes can be printed in the settings.\nPassword last changed: 2026-0{}-1{}\nSecurity: good",
            1 + chance.below(9),
            chance.below(9)
        ),
        18 => format!(
            "Compiling serde v1.0.{}\nCompiling tokio v1.{}.0\nFinished in {}.{} s",
            chance.digits(3),
            chance.digits(2),
            chance.digits(2),
            chance.digits(2)
        ),
        _ => format!(
            "src=\"data:image/png;base64,{}\"\nReference {}",
            chance.base64(40),
            chance.digits(16)
        ),
    };
    text.lines().map(str::to_owned).collect()
}
