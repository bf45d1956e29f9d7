//! Screens that have a secret, in the words in which mails, forms, files and terminals show them.

use aloud::screening::Secret;

use crate::paint::{BASE64, Chance};

pub struct Planted {
    pub kind: Secret,
    pub lines: Vec<String>,
    /// What must not be left of it: its parts as they stand on the screen.
    pub values: Vec<String>,
}

/// The screen with this number; every kind has as many.
pub fn screen(number: u64, chance: &mut Chance) -> Planted {
    match number % 5 {
        0 => card(chance),
        1 => token(chance),
        2 => private_key(chance),
        3 => password(chance),
        _ => code(chance),
    }
}

fn planted(kind: Secret, text: &str, values: &[&str], with: &str) -> Planted {
    Planted {
        kind,
        lines: text.replace('@', with).lines().map(str::to_owned).collect(),
        values: values.iter().map(|value| (*value).to_owned()).collect(),
    }
}

/// A number of a brand with its check digit.
fn number(chance: &mut Chance) -> (String, [usize; 4]) {
    let (begin, length, groups) = [
        ("4", 16, [4, 4, 4, 4]),
        ("4", 16, [4, 4, 4, 4]),
        ("53", 16, [4, 4, 4, 4]),
        ("2345", 16, [4, 4, 4, 4]),
        ("37", 15, [4, 6, 5, 0]),
        ("6011", 16, [4, 4, 4, 4]),
    ][chance.below(6)];
    let body = begin.to_owned() + &chance.digits(length - 1 - begin.len());
    // The figure that makes the sum a multiple of ten.
    let sum: u32 = body
        .bytes()
        .rev()
        .enumerate()
        .map(|(place, byte)| {
            let figure = u32::from(byte - b'0');
            match place % 2 {
                0 => figure * 2 / 10 + figure * 2 % 10,
                _ => figure,
            }
        })
        .sum();
    (format!("{body}{}", (10 - sum % 10) % 10), groups)
}

fn card(chance: &mut Chance) -> Planted {
    let (plain, groups) = number(chance);
    let gap = *chance.of_all(&[&" ", &" ", &"-", &""]);
    let mut parts = Vec::new();
    let mut rest = plain.as_str();
    for length in groups.into_iter().filter(|length| *length > 0) {
        let (part, behind) = rest.split_at(length);
        parts.push(part);
        rest = behind;
    }
    let shown = parts.join(gap);
    let text = *chance.of_all(&[
        &"Card number: @\nName on card: Ada Lovelace",
        &"Payment method\n@\nExpires 09/28   CVC 123",
        &"Thank you, Ada. Your card @ was charged 42.00 EUR.",
        &"card_number = \"@\"\nholder = \"A. LOVELACE\"",
        &"| 17 | @ | paid |\n| 18 | cash | open |",
        &"Credit card\n@\nValid thru 11/27",
    ]);
    let values: Vec<&str> = if gap.is_empty() { vec![&plain] } else { parts };
    planted(Secret::Card, text, &values, &shown)
}

fn token(chance: &mut Chance) -> Planted {
    let capitals = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    let shown = match chance.below(10) {
        0 => format!("ghp_{}", chance.base64(36)),
        1 => format!("AKIA{}", chance.letters(capitals, 16)),
        2 => format!("glpat-{}", chance.base64(20)),
        3 => format!("sk-ant-api03-{}", chance.base64(32)),
        4 => format!("sk-{}", chance.base64(48)),
        5 => format!("xoxb-{}-{}", chance.digits(12), chance.base64(24)),
        6 => format!("AIza{}", chance.base64(35)),
        7 => format!("sk_live_{}", chance.base64(24)),
        8 => format!("npm_{}", chance.base64(36)),
        _ => format!("eyJ{}.eyJ{}", chance.base64(21), chance.base64(26)),
    };
    let text = *chance.of_all(&[
        &"$ export TOKEN=@\n$ make deploy",
        &"Your new access token:\n@\nCopy it now. It is not shown again.",
        &"{\n  \"key\": \"@\"\n}",
        &"Authorization: Bearer @\nAccept: application/json",
        &"# settings\nkey = '@'\nregion = 'eu-central-1'",
    ]);
    let tail = shown[shown.len() - 12..].to_owned();
    planted(Secret::Token, text, &[&tail], &shown)
}

fn private_key(chance: &mut Chance) -> Planted {
    let kind = *chance.of_all(&[&"RSA ", &"OPENSSH ", &"EC ", &"", &"ENCRYPTED "]);
    let body: Vec<String> = (0..2).map(|_| chance.base64(64)).collect();
    let (begin, end) = (
        format!("-----BEGIN {kind}PRIVATE KEY-----"),
        format!("-----END {kind}PRIVATE KEY-----"),
    );
    let text = match chance.below(3) {
        0 => format!("$ cat id_key\n{begin}\n{}\n{}\n{end}", body[0], body[1]),
        1 => format!("{begin}\n{}\n{}", body[0], body[1]),
        _ => format!("{}\n{}\n{end}\n$ ls", body[0], body[1]),
    };
    let parts: Vec<&str> = body.iter().map(|line| &line[8..20]).collect();
    planted(Secret::PrivateKey, &text, &parts, "")
}

fn password(chance: &mut Chance) -> Planted {
    let word = *chance.of_all(&[&"blue", &"Horse", &"winter", &"Kaffee", &"Paris", &"dragon"]);
    let shown = match chance.below(4) {
        0 => format!("{word}{}!", 10 + chance.below(90)),
        1 => format!("{}{}", chance.base64(9), 2 + chance.below(8)),
        2 => format!(
            "{word}-{}-{}",
            *chance.of_all(&[&"Tree", &"Moon"]),
            chance.digits(3)
        ),
        _ => format!("Tr0ub4{}&{}", chance.letters("dorkmn", 3), chance.digits(1)),
    };
    let text = *chance.of_all(&[
        &"User name: ada\nPassword: @",
        &"DB_HOST=localhost\nDB_PASSWORD=@\nDB_PORT=5432",
        &"Dear Ada,\nyour temporary password: @\nPlease change it at your first login.",
        &"[wifi]\nssid = \"Harbour\"\npassword = \"@\"",
        &"New password\n@\nStrong",
        &"$ mysql -h db\npwd: @",
        &"url = postgres://app:@:pg@db:5432/shop",
        &"Benutzer: ada\nPasswort: @",
    ]);
    // An address has marks of its own.
    let text = text.replace("app:@:pg@db", "app:@\u{0}db");
    let lines = text.replace('@', &shown).replace('\u{0}', "@");
    Planted {
        kind: Secret::Password,
        lines: lines.lines().map(str::to_owned).collect(),
        values: vec![shown],
    }
}

fn code(chance: &mut Chance) -> Planted {
    let six = chance.digits(6);
    let (shown, values) = match chance.below(5) {
        0 => (
            format!("{} {}", &six[..3], &six[3..]),
            vec![&six[..3], &six[3..]],
        ),
        1 => (format!("{}-{}", &six[..3], &six[3..]), vec![&six[..]]),
        _ => (six.clone(), vec![&six[..]]),
    };
    let text = *chance.of_all(&[
        &"Your verification code is @.\nIt is valid for ten minutes.",
        &"@ is your Example verification code.",
        &"Enter this code to sign in:\n@\nIf you did not ask for it, ignore this mail.",
        &"Your one-time password (OTP) is @. Do not share it.",
        &"Hello Ada,\nyour security code:\n@\nThe Example team",
        &"Your Example code is @",
        &"Use @ as your login code",
        &"Ihr Bestätigungscode lautet @",
        &"Votre code de vérification : @",
        &"Authenticator\nexample.org   OTP\n@",
    ]);
    planted(Secret::Code, text, &values, &shown)
}

/// Whether anything of the secret can still be read.
pub fn is_left(values: &[String], read: &str) -> bool {
    let plain = |text: &str| -> String { text.chars().filter(|it| !it.is_whitespace()).collect() };
    let read = plain(read);
    values
        .iter()
        .map(|value| plain(value))
        .any(|value| read.contains(&value))
}

#[test]
fn what_is_planted_is_well_formed() {
    for seed in 0..50 {
        let (plain, _) = number(&mut Chance::of(seed));
        assert!(plain.bytes().all(|byte| byte.is_ascii_digit()));
        assert!((15..=16).contains(&plain.len()));
    }
    assert_eq!(BASE64.len(), 62);
}
