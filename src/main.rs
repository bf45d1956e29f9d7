//! Arguments in, exit code out.

use std::process::ExitCode;

use aloud::cli::{
    self, Action, AutostartAction, Cli, HistoryAction, ScreenshotsAction, ShortcutsAction, Switch,
};
use aloud::client::{self, Style};
use aloud::host::Trust;
use aloud::request::Command;
use aloud::{autostart, config, consent, doctor, host, memory, recall, setup, shortcuts, wording};
use clap::Parser;

fn main() -> ExitCode {
    memory::keep_together();
    let action = match Cli::try_parse() {
        Ok(arguments) => arguments.action,
        Err(error) => return misunderstood(&error),
    };
    host::log(matches!(action, Action::Daemon { .. }));
    // One thread: the loop waits for its inbox, and whatever blocks has a thread of its own.
    match tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
    {
        Ok(runtime) => {
            let code = runtime.block_on(perform(action));
            // A blocking call that hangs must not keep the process.
            runtime.shutdown_background();
            code
        }
        Err(error) => {
            host::speak_as_configured();
            client::complain(&wording::service::not_started(&error));
            ExitCode::from(client::FAILED)
        }
    }
}

/// Prints the help or the version that was asked for, else one sentence about what is wrong.
fn misunderstood(error: &clap::Error) -> ExitCode {
    host::speak_as_configured();
    match cli::complaint(error) {
        Some(sentence) => {
            client::complain(&sentence);
            ExitCode::from(client::MISUNDERSTOOD)
        }
        None => {
            // A reader who has left wants no more.
            let _ = error.print();
            ExitCode::SUCCESS
        }
    }
}

async fn perform(action: Action) -> ExitCode {
    if !matches!(action, Action::Daemon { .. }) {
        host::speak_as_configured();
    }
    let style = |json| if json { Style::Json } else { Style::Plain };
    match action {
        Action::Daemon { safe: false } => ended(host::run(Trust::Usual).await),
        Action::Daemon { safe: true } => ended(host::run(Trust::Safe).await),
        Action::Describe(what) => client::describe(what.requests(), style(what.json)).await,
        Action::Find {
            text,
            no_speech,
            json,
        } => client::describe(vec![cli::finding(&text, no_speech)], style(json)).await,
        Action::Ask { question, json } => client::question(&question, style(json)).await,
        Action::More => client::command(Command::More, Style::Plain).await,
        Action::Forget => client::command(Command::Forget, Style::Plain).await,
        Action::Repeat => client::command(Command::Repeat, Style::Plain).await,
        Action::Stop => client::command(Command::Stop, Style::Plain).await,
        Action::Copy => client::command(Command::Copy, Style::Plain).await,
        Action::Pause => client::command(Command::Pause(true), Style::Plain).await,
        Action::Resume => client::command(Command::Pause(false), Style::Plain).await,
        Action::History {
            action: Some(HistoryAction::Forget),
            ..
        } => recall::forget(),
        Action::History { search, json, .. } => recall::tell(&search.join(" "), style(json)),
        Action::Private { state } => {
            client::command(Command::Private(state == Switch::On), Style::Plain).await
        }
        Action::Reload => client::command(Command::Reload, Style::Plain).await,
        Action::Status { json } => client::status(style(json)).await,
        Action::Setup => setup::first_run().await,
        Action::Doctor {
            no_speech,
            json,
            report,
        } => {
            let silent = no_speech || json;
            doctor::run(doctor::Wish {
                silent,
                json,
                report,
            })
            .await
        }
        Action::Key { action } => setup::key(action).await,
        Action::Autostart { action } => start_at_login(action).await,
        Action::Screenshots { action } => see(action).await,
        Action::Shortcuts { action } => keys_of_desktop(action).await,
        Action::Press { action } => press(&action).await,
        Action::Config { action } => setup::config(action).await,
        Action::Models { provider } => setup::models(provider).await,
        Action::Voices => setup::voices().await,
    }
}

async fn start_at_login(action: AutostartAction) -> ExitCode {
    let said = match action {
        AutostartAction::Enable => have_started().await,
        AutostartAction::Disable => autostart::disable().await,
        AutostartAction::Status => autostart::status().await,
        AutostartAction::Now => match autostart::now().await {
            // Nobody else keeps the daemon, so this process becomes it.
            Ok(None) => return ended(host::run(Trust::Usual).await),
            Ok(Some(sentence)) => Ok(sentence),
            Err(sentence) => Err(sentence),
        },
    };
    ended(said.map(|sentence| client::write(&format!("{sentence}\n"))))
}

async fn have_started() -> Result<String, String> {
    let said = autostart::enable().await?;
    match autostart::question().await {
        Some(question) => {
            client::write(&format!("{said}\n"));
            match client::agrees(&question) {
                true => autostart::write_line().await,
                false => Ok(wording::tiling::LEFT_TO_YOU.into()),
            }
        }
        None => Ok(said),
    }
}

async fn see(action: ScreenshotsAction) -> ExitCode {
    let said = match action {
        ScreenshotsAction::Allow => consent::allow().await,
        ScreenshotsAction::Withdraw => consent::withdraw().await,
        ScreenshotsAction::Status => consent::status().await,
    };
    ended(said.map(|sentence| client::write(&format!("{sentence}\n"))))
}

async fn keys_of_desktop(action: Option<ShortcutsAction>) -> ExitCode {
    let keys = config::load().config.keys;
    let action = match action {
        Some(action) => action,
        None => match shortcuts::question().await {
            Some(question) if client::agrees(&question) => ShortcutsAction::Add,
            _ => ShortcutsAction::Status,
        },
    };
    let said = match action {
        ShortcutsAction::Add => shortcuts::add(&keys).await,
        ShortcutsAction::Remove => shortcuts::remove().await,
        ShortcutsAction::Status => shortcuts::status(&keys).await,
    };
    if !matches!(action, ShortcutsAction::Status) && said.is_ok() {
        // A daemon that runs has told that there are none, or that there are some.
        client::tell(Command::Reload).await;
    }
    ended(said.map(|sentence| client::write(&format!("{sentence}\n"))))
}

async fn press(action: &str) -> ExitCode {
    let keys = config::load().config.keys;
    match keys.command(action) {
        Some(command) => client::unseen::press(command).await,
        None => {
            let sentence = wording::shortcuts::unknown(action, &keys.actions());
            client::unseen::misunderstood(&sentence).await
        }
    }
}

/// The exit code, after the sentence about what went wrong.
fn ended(result: Result<(), String>) -> ExitCode {
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            client::complain(&sentence);
            ExitCode::from(client::FAILED)
        }
    }
}
