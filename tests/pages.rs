//! The manual and the completions of the shells, as they are packaged, are those of this command line.
//! To write them anew: ALOUD_PAGES=write cargo nextest run --test pages.
#![allow(clippy::unwrap_used, missing_docs)]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use aloud::cli::Cli;
use clap::{Command, CommandFactory};
use clap_complete::Shell;
use clap_mangen::Man;

/// The text of every page by its file name.
fn pages() -> BTreeMap<String, Vec<u8>> {
    let mut pages = BTreeMap::from([("aloud.1".to_owned(), manual())]);
    for (name, shell) in [
        ("aloud.bash", Shell::Bash),
        ("_aloud", Shell::Zsh),
        ("aloud.fish", Shell::Fish),
    ] {
        let mut text = Vec::new();
        clap_complete::generate(shell, &mut Cli::command(), "aloud", &mut text);
        pages.insert(name.to_owned(), text);
    }
    pages
}

/// One page that holds every command, because it is read from its beginning.
fn manual() -> Vec<u8> {
    let mut command = Cli::command();
    command.build();
    let man = Man::new(command.clone()).manual("User Commands");
    let mut page = Vec::new();
    man.render_title(&mut page).unwrap();
    man.render_name_section(&mut page).unwrap();
    man.render_synopsis_section(&mut page).unwrap();
    man.render_description_section(&mut page).unwrap();
    page.extend_from_slice(b".SH COMMANDS\n");
    for subcommand in command.get_subcommands() {
        add(&mut page, "aloud", subcommand);
    }
    man.render_extra_section(&mut page).unwrap();
    page.extend_from_slice(include_bytes!("pages/end.1"));
    page
}

/// A command with its options, and the commands below it.
fn add(page: &mut Vec<u8>, above: &str, command: &Command) {
    let name = format!("{above} {}", command.get_name());
    let line = |text: &str| text.replace('\\', "\\\\").replace('-', "\\-");
    let about = command.get_about().unwrap().to_string();
    page.extend_from_slice(format!(".TP\n\\fB{}\\fR\n{}.\n", line(&name), line(&about)).as_bytes());
    for argument in command.get_arguments() {
        let id = argument.get_id();
        if id == "help" || argument.is_hide_set() {
            continue;
        }
        let flag = match argument.get_long() {
            Some(long) => format!("--{long}"),
            None => format!("[{}]", id.as_str().to_uppercase()),
        };
        let values = argument.get_possible_values();
        let values: Vec<_> = values.iter().map(|value| value.get_name()).collect();
        let values = if values.is_empty() || !argument.get_action().takes_values() {
            String::new()
        } else {
            format!(" One of: {}.", values.join(", "))
        };
        let help = argument.get_help().unwrap().to_string();
        let text = format!(
            ".RS\n.TP\n\\fB{}\\fR\n{}.{}\n.RE\n",
            line(&flag),
            line(&help),
            line(&values)
        );
        page.extend_from_slice(text.as_bytes());
    }
    for below in command.get_subcommands() {
        add(page, &name, below);
    }
}

#[test]
fn the_packaged_pages_are_those_of_this_command_line() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("packaging/pages");
    let write = std::env::var_os("ALOUD_PAGES").is_some_and(|wish| wish == "write");
    for (name, text) in pages() {
        let file = folder.join(&name);
        if write {
            fs::create_dir_all(&folder).unwrap();
            fs::write(&file, &text).unwrap();
        }
        let packaged = fs::read(&file).unwrap_or_default();
        assert!(
            packaged == text,
            "{name} is older than the command line; ALOUD_PAGES=write writes it anew"
        );
    }
}
