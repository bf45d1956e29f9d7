//! P22: a key and stop while the reader works on both processors, beside the same without it.

use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::desktop::{Ear, Options, weight};
use crate::far_side::{FarSide, Reply};
use crate::figures::{Figures, Table};
use crate::scenery::{config, stream};
use crate::{APART, Stage, Wanted, add, silence};

/// The acknowledgement of the first press has faded by then, and the reader is at work.
const UNDER_WAY: Duration = Duration::from_millis(150);

/// What all threads together must have run in the moment before for the reader to be at work; an idle
/// daemon does not run at all.
const BUSY: Duration = Duration::from_millis(5);

/// That moment.
const MOMENT: Duration = Duration::from_millis(20);

pub(crate) fn reading(wanted: &Wanted, table: &mut Table) {
    for (size, name) in [((1920, 1080), "1080p"), ((3840, 2160), "4K")] {
        for reads in [false, true] {
            let how = if reads { "is read" } else { "is not read" };
            let what = format!("P22 key to acknowledgement heard while {name} {how}");
            add(table, &what, &keys(wanted, size, reads));
            let what = format!("P22 stop key to last sound while {name} {how}");
            add(table, &what, &stops(wanted, size, reads));
        }
    }
}

/// A desktop where the screen is read here, or sent to a provider that streams.
fn stage(size: (u32, u32), reads: bool, volume: u8, reply: Reply, further: &str) -> Stage {
    let options = Options {
        size,
        ..Options::default()
    };
    let far = FarSide::start(vec![reply]);
    let order = if reads { "local" } else { "gemini" };
    let rest = config(&far, volume);
    Stage::on(
        &options,
        far,
        &format!("providers = [\"{order}\"]\n{rest}{further}"),
    )
}

/// A further press while the first is worked on; words are not to be heard, so that the sound is.
fn keys(wanted: &Wanted, size: (u32, u32), reads: bool) -> Figures {
    let hang = Reply::gemini(&[]).before(Duration::from_secs(60));
    let mut stage = stage(size, reads, 60, hang, "[speech]\nvolume = -100\n");
    let ear = stage.desktop.record();
    let mut figures = Figures::default();
    let mut idle = 0;
    while figures.runs() < wanted.presses / 4 {
        stage.keyboard.press('d');
        sleep(UNDER_WAY);
        let counts = is_at_work(&stage) || !reads;
        let pressed = stage.keyboard.press('w');
        let heard = ear.arrival(pressed);
        match counts {
            true => figures.add(heard - pressed),
            false => idle = missed(idle, wanted),
        }
        silence(&mut stage, &ear);
    }
    figures
}

/// Stop while words are spoken.
fn stops(wanted: &Wanted, size: (u32, u32), reads: bool) -> Figures {
    // The sounds are too soft to be heard.
    let mut stage = stage(size, reads, 1, stream(), "");
    let ear = stage.desktop.record();
    let mut figures = Figures::default();
    let mut idle = 0;
    for number in 0.. {
        let pressed = stage.keyboard.press('d');
        let heard = ear.arrival(pressed);
        // Words have lengths of their own, so that the stop comes at different places.
        sleep(Duration::from_millis(number % 10 * 11));
        let counts = is_at_work(&stage) || !reads;
        let stopped = stage.keyboard.press('x');
        let last = last_sound(&ear, heard, stopped);
        match counts {
            true => figures.add(last - stopped),
            false => idle = missed(idle, wanted),
        }
        if figures.runs() == wanted.presses / 4 {
            break;
        }
    }
    figures
}

fn last_sound(ear: &Ear, heard: Instant, stopped: Instant) -> Instant {
    ear.silence(heard, APART);
    ear.last_arrival(stopped).unwrap_or(stopped)
}

/// Whether the daemon has run through the last moment on at least one processor.
fn is_at_work(stage: &Stage) -> bool {
    let id = stage.daemon.process_id();
    let before = weight::processor(id)[0];
    sleep(MOMENT);
    weight::processor(id)[0].saturating_sub(before) >= BUSY
}

/// Counts a press that came when the screen was read already, of which there may not be too many.
fn missed(idle: usize, wanted: &Wanted) -> usize {
    assert!(idle < wanted.presses, "the reader is hardly ever at work");
    idle + 1
}
