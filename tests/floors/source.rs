//! Reads Rust source as far as paths go: its words and signs without comments and literals, and the
//! modules of the crate that its paths lead to. It does not know macros' meanings or types.

use std::collections::BTreeSet;
use std::iter::Peekable;
use std::str::Chars;

/// The words and signs of a file in their order.
pub(crate) struct Source(Vec<String>);

impl Source {
    /// Takes a file's text apart.
    pub(crate) fn of(text: &str) -> Self {
        let mut tokens = Vec::new();
        let mut chars = text.chars().peekable();
        while let Some(first) = chars.next() {
            match first {
                '/' if chars.peek() == Some(&'/') => skip_until(&mut chars, '\n'),
                '/' if chars.peek() == Some(&'*') => skip_block_comment(&mut chars),
                '"' => skip_string(&mut chars),
                '\'' => skip_character(&mut chars),
                first if first.is_alphanumeric() || first == '_' => {
                    let word = word(first, &mut chars);
                    // The prefix of a literal, as in br#"..."#, and not a raw name, as in r#type.
                    match (word.as_str(), chars.peek()) {
                        ("r" | "br" | "cr", Some('#' | '"')) => skip_raw_string(&mut chars),
                        _ => tokens.push(word),
                    }
                }
                ':' if chars.peek() == Some(&':') => {
                    chars.next();
                    tokens.push("::".into());
                }
                first if first.is_whitespace() => {}
                sign => tokens.push(sign.into()),
            }
        }
        Self(tokens)
    }

    /// Whether a word stands anywhere in the code.
    pub(crate) fn holds(&self, word: &str) -> bool {
        self.0.iter().any(|token| token == word)
    }

    /// Whether a condition of compilation asks for the operating system or its family.
    pub(crate) fn asks_for_system(&self) -> bool {
        let mut depth = 0_usize;
        let mut before = "";
        for token in &self.0 {
            match token.as_str() {
                "(" if depth > 0 || matches!(before, "cfg" | "cfg_attr") => depth += 1,
                // The sign in `cfg!(...)` stands between the two.
                "!" if before == "cfg" => continue,
                ")" => depth = depth.saturating_sub(1),
                "target_os" | "target_family" | "unix" | "windows" if depth > 0 => return true,
                _ => {}
            }
            before = token;
        }
        false
    }

    /// The crate's modules to which paths lead, where `depth` times `super` leads from this file to
    /// the crate's root.
    pub(crate) fn modules_used(&self, depth: usize) -> BTreeSet<String> {
        let mut used = BTreeSet::new();
        // For each open brace, whether it is that of a module in the file.
        let mut braces: Vec<bool> = Vec::new();
        let mut at = 0;
        while at < self.0.len() {
            match self.word(at) {
                "{" => braces.push(at > 1 && self.word(at - 2) == "mod"),
                "}" => _ = braces.pop(),
                "crate" | "aloud" | "super" if self.begins_path(at) => {
                    let mut paths = Vec::new();
                    at = self.tree(at, &[], &mut paths);
                    let inner = braces.iter().filter(|&&module| module).count();
                    used.extend(paths.iter().filter_map(|path| lands(path, depth + inner)));
                    continue;
                }
                _ => {}
            }
            at += 1;
        }
        used
    }

    fn word(&self, at: usize) -> &str {
        self.0.get(at).map_or("", String::as_str)
    }

    fn begins_path(&self, at: usize) -> bool {
        self.word(at + 1) == "::" && (at == 0 || self.word(at - 1) != "::")
    }

    /// Follows a path with its branches from `at`; gives the place after it.
    fn tree(&self, mut at: usize, before: &[String], paths: &mut Vec<Vec<String>>) -> usize {
        let mut path = before.to_vec();
        loop {
            if self.word(at) == "{" {
                at += 1;
                while !matches!(self.word(at), "}" | "") {
                    at = self.tree(at, &path, paths);
                    // A new name, as in `Event as Happening`, and the comma.
                    while !matches!(self.word(at), "}" | "" | ",") {
                        at += 1;
                    }
                    at += usize::from(self.word(at) == ",");
                }
                return at + 1;
            }
            path.push(self.word(at).to_owned());
            at += 1;
            if self.word(at) != "::" {
                paths.push(path);
                return at;
            }
            at += 1;
        }
    }
}

/// The module of the crate's root on which a path lands, if it gets there.
fn lands(path: &[String], depth: usize) -> Option<String> {
    let ups = path.iter().take_while(|&word| word == "super").count();
    let root = match path[0].as_str() {
        "super" => ups == depth,
        _ => true,
    };
    let module = path.get(ups.max(1))?;
    (root && module != "self").then(|| module.clone())
}

type Rest<'a> = Peekable<Chars<'a>>;

fn word(first: char, chars: &mut Rest) -> String {
    let mut word = String::from(first);
    while let Some(next) = chars.next_if(|&next| next.is_alphanumeric() || next == '_') {
        word.push(next);
    }
    word
}

fn skip_until(chars: &mut Rest, end: char) {
    while chars.next().is_some_and(|next| next != end) {}
}

fn skip_block_comment(chars: &mut Rest) {
    let mut depth = 1;
    let mut before = chars.next();
    while let (Some(one), Some(two)) = (before, chars.next()) {
        match (one, two) {
            ('/', '*') => depth += 1,
            ('*', '/') => depth -= 1,
            _ => {
                before = Some(two);
                continue;
            }
        }
        if depth == 0 {
            return;
        }
        before = chars.next();
    }
}

fn skip_string(chars: &mut Rest) {
    while let Some(next) = chars.next() {
        match next {
            '\\' => _ = chars.next(),
            '"' => return,
            _ => {}
        }
    }
}

fn skip_raw_string(chars: &mut Rest) {
    let mut fence = 0;
    while chars.next_if_eq(&'#').is_some() {
        fence += 1;
    }
    if chars.next_if_eq(&'"').is_none() {
        return;
    }
    while let Some(next) = chars.next() {
        if next == '"' && (0..fence).all(|_| chars.next_if_eq(&'#').is_some()) {
            return;
        }
    }
}

/// A character's literal, or the sign of a lifetime or label, whose name then follows as a word.
fn skip_character(chars: &mut Rest) {
    let mut ahead = chars.clone();
    match (ahead.next(), ahead.next()) {
        (Some('\\'), _) => {
            chars.next();
            chars.next();
            skip_until(chars, '\'');
        }
        (Some(_), Some('\'')) => {
            chars.next();
            chars.next();
        }
        _ => {}
    }
}
