//! Each kind of mistake in the configuration is explained in words of our own, in the language that the
//! file itself sets.

use aloud::config::read;
use aloud::event::News;

/// Each kind of mistake, and what is said about it in a configuration that speaks German.
#[test]
fn every_kind_of_mistake_is_explained_in_the_language_of_the_configuration() {
    let german = "[answer]\nlanguage = \"de\"\n";
    for (mistake, english, translated) in [
        (
            "[speech]\nspede = 3",
            "There is no option spede here; there are ",
            "Eine Option spede gibt es hier nicht; es gibt ",
        ),
        (
            "[privacy]\nsecrets = \"no\"",
            "no is not possible here; possible are ask, mask, send.",
            "no ist hier nicht möglich; möglich sind ask, mask, send.",
        ),
        (
            "[speech]\nrate = \"fast\"",
            "A whole number belongs here",
            "Hier steht eine ganze Zahl",
        ),
        (
            "[keys]\nscreen = 3",
            "A text in quotation marks belongs here.",
            "Hier steht ein Text in Anführungszeichen.",
        ),
        (
            "[tray]\nshow = 1",
            "Either true or false belongs here",
            "Hier steht true oder false",
        ),
        (
            "providers = 3",
            "A list in square brackets",
            "Hier steht eine Liste in eckigen Klammern.",
        ),
        (
            "tray = 3",
            "A table with options",
            "Hier steht eine Tabelle",
        ),
        (
            "[limits]\nrequests-a-day = 999999999999",
            "The number 999999999999 is too large",
            "Die Zahl 999999999999 ist hier zu groß",
        ),
        (
            "[speech]\nrate = 1\nrate = 2",
            "It stands there twice.",
            "Sie steht zweimal da.",
        ),
        (
            "[keys]\nscreen = Super",
            "A text stands in quotation marks.",
            "Ein Text steht in Anführungszeichen.",
        ),
        (
            "[keys]\nscreen = \"Super",
            "A quotation mark is missing.",
            "Ein Anführungszeichen fehlt.",
        ),
        (
            "providers = [\"local\"",
            "A comma or a bracket is missing.",
            "Ein Komma oder eine Klammer fehlt.",
        ),
        (
            "[speech]\nrate =",
            "The value behind the equals sign is missing.",
            "Der Wert hinter dem Gleichheitszeichen fehlt.",
        ),
        (
            "[speech]\nrate",
            "An option is written as a name",
            "Eine Option schreibt man als Name",
        ),
        (
            "[speech]\nrate = 120",
            "120 is out of range. Use -100 to 100.",
            "120 ist zu groß oder zu klein.",
        ),
        (
            "[history]\ndays = 0",
            "The days must be from 1 to 365.",
            "Die Option days muss zwischen 1 und 365 liegen.",
        ),
        (
            "[privacy]\nsearch-milliseconds = 5",
            "The search-milliseconds must be from 100 to 30000.",
            "Die Option search-milliseconds muss zwischen 100 und 30000 liegen.",
        ),
        (
            "[keys]\nscreen = \"Super+Foo\"",
            "There is no key named \"Foo\"",
            "Eine Taste mit dem Namen \"Foo\" gibt es nicht.",
        ),
        (
            "[keys]\nscreen = \"D\"",
            "D alone would be taken away",
            "D allein würde allem Tippen weggenommen.",
        ),
        (
            "[provider.x]\nbase-url = \"http://a.example\"",
            "The base-url must begin with https, or lead",
            "Bei base-url muss die Adresse mit https beginnen oder",
        ),
        (
            "[provider.x]\nbase-url = \"ftp://a.example\"",
            "must begin with https, not ftp.",
            "mit https beginnen, nicht mit ftp.",
        ),
        (
            "[provider.x]\nagreed = \"nowhere\"",
            "The agreed \"nowhere\" is not an address.",
            "Bei agreed ist \"nowhere\" keine Adresse.",
        ),
        (
            "[mode.chess]\nkey = \"\"",
            "The mode chess has no instruction",
            "Der Modus chess hat keine instruction",
        ),
    ] {
        let said = |text: &str| -> Vec<String> {
            let complaint = |news: News| match news {
                News::ConfigLine { complaint, .. } => complaint,
                other => panic!("{text}: {other:?}"),
            };
            read(text).news.into_iter().map(complaint).collect()
        };
        // An option of the file's own head must stand before any table.
        let (head, rest) = match mistake.starts_with('[') {
            true => (String::new(), format!("{mistake}\n")),
            false => (format!("{mistake}\n"), String::new()),
        };
        let plain = said(&format!("{head}[answer]\nlanguage = \"en\"\n{rest}"));
        assert!(
            plain.iter().any(|said| said.contains(english)),
            "{mistake}: {plain:?}"
        );
        let spoken = said(&format!("{head}{german}{rest}"));
        assert!(
            spoken.iter().any(|said| said.contains(translated)),
            "{mistake}: {spoken:?}"
        );
        assert_eq!(plain.len(), spoken.len(), "{mistake}");
    }
}
