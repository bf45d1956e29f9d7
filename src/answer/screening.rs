//! Looks through a picture before it is sent: what is read here, what applications tell, and who is in
//! front. It sends nothing itself, and what it cannot read in time it does not call clean.

use std::sync::Arc;

use futures_util::future::{BoxFuture, join};
use tokio::time::{Instant, timeout};

use super::masks::{between, grown, moved, rest};
use super::reporter::Reporter;
use crate::capture::Shot;
use crate::conversation::Cleared;
use crate::describe::Describer;
use crate::describe::local::Line;
use crate::describe::local::rows::rows;
use crate::event::Progress;
use crate::failure::Failure;
use crate::picture::{Picture, Rect};
use crate::prompt::Prompt;
use crate::request::{Request, Subject};
use crate::screening::{Caution, Findings, Secret, Settings, search};
use crate::surroundings::Surroundings;

/// Pixels that the frame of a field and the gap behind it take at each side.
const FRAME: i32 = 5;

/// The difference of two pixels, of 255, from which on something stands in a field; a gradient's
/// neighbours differ by less.
const CONTRAST: u8 = 24;

/// Who looks, and what the person wishes.
#[derive(Clone)]
pub struct Guard {
    /// What is done about what is found.
    pub settings: Settings,
    /// Who reads here; without one nothing can be called clean.
    pub reader: Option<Arc<dyn Describer>>,
}

/// What an application tells of a picture's subject, asked for once.
pub(super) struct Around<'a> {
    asked: Option<BoxFuture<'a, Surroundings>>,
    told: Option<Surroundings>,
}

impl<'a> Around<'a> {
    pub(super) fn of(asked: Option<BoxFuture<'a, Surroundings>>) -> Self {
        Self { asked, told: None }
    }

    /// What it tells; none where nobody can be asked.
    pub(super) async fn told(&mut self) -> Option<Surroundings> {
        if let Some(asked) = &mut self.asked {
            self.told = Some(asked.await);
            self.asked = None;
        }
        self.told.clone()
    }
}

/// What speaks against sending a picture, and where it is.
#[derive(Default)]
struct Search {
    found: Findings,
    masks: Vec<Rect>,
    /// Something was found whose place is not known, so that it cannot be painted over.
    everywhere: bool,
}

impl Guard {
    /// Whether a picture may be sent, and how.
    ///
    /// # Errors
    /// [`Failure::Withheld`] when the person must be asked.
    pub(super) async fn clear(
        &self,
        request: &Request,
        shot: &Shot,
        around: &mut Around<'_>,
        reporter: &mut Reporter,
    ) -> Result<Cleared, Failure> {
        let began = Instant::now();
        let search = reporter.patiently(self.search(request, shot, around)).await;
        let took_ms = began.elapsed().as_millis() as u64;
        tracing::debug!(took_ms, found = ?search.found, "looked through");
        if search.found.is_empty() {
            return Ok(Cleared::default());
        }
        let may_mask = self.settings.secrets == Caution::Mask && !search.everywhere;
        if !may_mask {
            return Err(Failure::Withheld {
                found: search.found,
            });
        }
        reporter.report(Progress::Masked {
            found: search.found,
        });
        Ok(Cleared {
            masks: search.masks,
            wholly: false,
        })
    }

    /// Looks for everything at once; whatever takes longer than it may counts as unread.
    async fn search(&self, request: &Request, shot: &Shot, around: &mut Around<'_>) -> Search {
        let mut search = Search::default();
        let patience = self.settings.patience();
        let looks = self.settings.secrets != Caution::Send;
        // The window system mostly knows the application, and then nobody waits for its own word.
        let listed = !self.settings.never_look_at.is_empty();
        let asks = looks || listed && shot.surroundings.application.is_none();
        let told = async {
            match asks {
                true => timeout(patience, around.told()).await.unwrap_or_default(),
                false => None,
            }
        };
        let read = async {
            match &self.reader {
                Some(reader) if looks => {
                    let known = &shot.surroundings;
                    let picture = shot.picture.clone();
                    let prompt = Prompt::compose(request, known, picture, None, Vec::new());
                    timeout(patience, reader.lines(prompt)).await.ok()?.ok()
                }
                _ => None,
            }
        };
        let (told, lines) = join(told, read).await;
        search.applications(&self.settings, &request.subject, shot, told.as_ref());
        if !looks {
            return search;
        }
        let mut known = shot.surroundings.clone();
        if let Some(told) = told {
            known.add_tree(told);
            known.password |= shot.surroundings.password;
        }
        search.found.unread = lines.is_none();
        search.everywhere |= lines.is_none();
        let lines = lines.unwrap_or_default();
        search.texts(&lines);
        search.told(&known);
        search.fields(&known, &lines, &shot.picture);
        search
    }
}

impl Search {
    /// Windows of applications that are not sent unasked.
    fn applications(
        &mut self,
        settings: &Settings,
        subject: &Subject,
        shot: &Shot,
        told: Option<&Surroundings>,
    ) {
        let known = &shot.surroundings;
        let names = [
            known.application.as_ref(),
            told.and_then(|told| told.application.as_ref()),
        ];
        let in_front = names
            .into_iter()
            .flatten()
            .find(|name| settings.lists(name));
        if let Some(name) = in_front {
            self.found.application = Some(name.clone());
        }
        let whole = matches!(subject, Subject::Screen | Subject::Pointer);
        let mut places = Vec::new();
        for (at, window) in known.windows.iter().enumerate() {
            let name = window.application.as_ref();
            let Some(name) = name.filter(|name| settings.lists(name)) else {
                continue;
            };
            // Of a window, what lies behind it is not in the picture.
            let Some(origin) = known.origin.filter(|_| whole || window.active) else {
                continue;
            };
            let covering = known.windows[..at].iter().map(|window| window.area);
            let parts = covering.fold(vec![window.area], |parts, cover| {
                parts.iter().flat_map(|part| rest(*part, cover)).collect()
            });
            let parts = parts.into_iter().map(|part| moved(part, origin));
            let seen: Vec<Rect> = parts
                .filter(|part| shot.picture.crop(*part).is_some())
                .collect();
            if !seen.is_empty() {
                self.found.application = Some(name.clone());
                places.extend(seen);
            }
        }
        // Nothing would be left of a picture that shows this window alone.
        self.everywhere |= in_front.is_some() && (!whole || places.is_empty());
        self.masks.extend(places);
    }

    /// Secrets in what was read.
    fn texts(&mut self, lines: &[Line]) {
        self.texts_of(lines);
        let rows = rows(lines);
        if rows.len() < lines.len() {
            self.texts_of(&rows);
        }
    }

    fn texts_of(&mut self, lines: &[Line]) {
        let words: Vec<Vec<&str>> = lines
            .iter()
            .map(|line| line.words.iter().map(|(word, _)| word.as_str()).collect())
            .collect();
        for hit in search(&words) {
            self.found.add(hit.secret);
            let line = &lines[hit.line];
            let places = line.words[hit.words].iter().map(|(_, place)| *place);
            // A place may be lower than its line.
            self.masks.extend(places.map(|place| {
                let place = grown(Rect {
                    y: line.area.y,
                    height: line.area.height,
                    ..place
                });
                between(place, line.area, lines)
            }));
        }
    }

    /// Secrets in what applications tell, which the reader may have missed.
    fn told(&mut self, known: &Surroundings) {
        let read = self.found.secrets.clone();
        for (secret, place) in known.secrets() {
            if read.contains(&secret) {
                continue;
            }
            self.found.add(secret);
            match place.zip(known.origin) {
                Some((place, origin)) => self.masks.push(moved(place, origin)),
                None => self.everywhere = true,
            }
        }
    }

    /// Password fields that have the focus or hold something.
    fn fields(&mut self, known: &Surroundings, lines: &[Line], picture: &Picture) {
        for (focused, place) in known.password_fields() {
            let place = place.zip(known.origin);
            let place = place.map(|(place, origin)| moved(place, origin));
            let place = place.filter(|place| picture.crop(*place).is_some());
            match place {
                Some(place) if focused || holds_something(picture, place, lines) => {
                    self.found.add(Secret::PasswordField);
                    self.masks.push(place);
                }
                None if focused => {
                    self.found.add(Secret::PasswordField);
                    self.everywhere = true;
                }
                // What is not seen at all, or is empty, gives nothing away.
                Some(_) | None => {}
            }
        }
    }
}

/// Whether something stands in a field that is not the hint what to type there.
fn holds_something(picture: &Picture, field: Rect, lines: &[Line]) -> bool {
    let inner = Rect {
        x: field.x.saturating_add(FRAME),
        y: field.y.saturating_add(FRAME),
        width: field.width.saturating_sub(2 * FRAME as u32),
        height: field.height.saturating_sub(2 * FRAME as u32),
    };
    let Some(inside) = picture.crop(inner) else {
        return false;
    };
    let pixels = inside.to_rgb8();
    let (mut low, mut high) = ([u8::MAX; 3], [0; 3]);
    for pixel in pixels.pixels() {
        for channel in 0..3 {
            low[channel] = low[channel].min(pixel[channel]);
            high[channel] = high[channel].max(pixel[channel]);
        }
    }
    let plain = (0..3).all(|channel| high[channel] - low[channel] < CONTRAST);
    let within = |line: &&Line| {
        let middle = line.area.y + line.area.height as i32 / 2;
        let reach = |start: i32, length: u32| start.saturating_add_unsigned(length);
        (field.y..reach(field.y, field.height)).contains(&middle)
            && line.area.x >= field.x - FRAME
            && line.area.x < reach(field.x, field.width)
    };
    // Dots are read as dots or as the same letter again and again, a hint as words.
    let hint = lines.iter().filter(within).any(|line| {
        let mut letters: Vec<char> = line.text.chars().filter(|it| it.is_alphabetic()).collect();
        letters.sort_unstable();
        letters.dedup();
        letters.len() >= 3
    });
    !plain && !hint
}
