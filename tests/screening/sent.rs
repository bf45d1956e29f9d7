//! What of a secret is left in the picture that goes to a provider.

use std::sync::{Arc, Mutex};

use aloud::allowance::Allowance;
use aloud::answer::{Doors, Guard, Reporter, run};
use aloud::capture::{Capturer, Shot};
use aloud::conversation::Conversation;
use aloud::describe::local::Local;
use aloud::describe::local::ocr::Reader;
use aloud::describe::{Describer, Fragment};
use aloud::event::{Event, Inbox, Progress, RequestId};
use aloud::failure::Failure;
use aloud::picture::{Layout, Limits, Picture};
use aloud::prompt::Prompt;
use aloud::request::{FirstWords, Request, Subject};
use aloud::screening::{Caution, Secret, Settings};
use aloud::surroundings::Surroundings;
use futures_util::future::BoxFuture;
use futures_util::stream::BoxStream;
use futures_util::{FutureExt, StreamExt};

use crate::paint::{Chance, Painter};
use crate::{SCREENS, planted, read, searched, text};

/// A mask is grey; the compression of the picture adds a little.
const GREY: std::ops::RangeInclusive<u8> = 108..=148;

struct Given(Picture, Option<&'static str>);

/// A title that holds what the picture holds, too.
const TITLE: &str = "Card 4111 1111 1111 1111";

impl Capturer for Given {
    fn capture<'a>(&'a self, _: &'a Subject) -> BoxFuture<'a, Result<Shot, Failure>> {
        let picture = self.0.clone();
        let surroundings = Surroundings {
            window: self.1.map(str::to_owned),
            ..Surroundings::default()
        };
        std::future::ready(Ok(Shot {
            picture,
            surroundings,
        }))
        .boxed()
    }
}

/// A provider that keeps what it is sent.
#[derive(Clone, Default)]
struct Far(Arc<Mutex<Vec<Prompt>>>);

impl Describer for Far {
    fn name(&self) -> &str {
        "far"
    }

    fn limits(&self) -> Limits {
        Limits::DETAIL
    }

    fn prepare(&self) -> BoxFuture<'_, ()> {
        std::future::ready(()).boxed()
    }

    fn describe(&self, prompt: Prompt) -> BoxStream<'_, Result<Fragment, Failure>> {
        self.0.lock().unwrap().push(prompt);
        let words = [Ok(Fragment::Text("A screen.".into())), Ok(Fragment::End)];
        futures_util::stream::iter(words).boxed()
    }
}

/// What happens to a picture, and what is sent of it.
async fn look(
    picture: Picture,
    title: Option<&'static str>,
    secrets: Caution,
    reader: &Arc<dyn Describer>,
) -> (Vec<Progress>, Far) {
    let far = Far::default();
    let (inbox, mut events) = Inbox::open();
    let doors = Doors {
        capturer: Arc::new(Given(picture, title)),
        describers: vec![Arc::new(far.clone())],
        first_words: FirstWords::Never,
        conversation: Conversation::default(),
        hedge: None,
        allowance: Allowance::default(),
        reader: None,
        differ: None,
        guard: Guard {
            settings: Settings {
                secrets,
                search_milliseconds: 30_000,
                ..Settings::default()
            },
            reader: Some(reader.clone()),
        },
    };
    let request = Request::of(Subject::Window);
    run(request, doors, Reporter::new(RequestId(1), inbox)).await;
    let mut told = Vec::new();
    while let Ok(event) = events.try_recv() {
        if let Event::Progress(_, progress) = event {
            told.push(progress);
        }
    }
    (told, far)
}

fn decoded(prompt: &Prompt) -> Picture {
    let image = prompt.image.as_ref().unwrap();
    let pixels = image::load_from_memory(&image.bytes).unwrap().to_rgba8();
    let (width, height) = pixels.dimensions();
    let stride = width as usize * 4;
    Picture::new(
        pixels.into_raw().into(),
        Layout::Rgbx,
        width,
        height,
        stride,
    )
    .unwrap()
}

fn screen(painter: &Painter, number: u64) -> (planted::Planted, Picture) {
    let mut chance = Chance::of(number);
    let planted = planted::screen(number, &mut chance);
    let picture = painter.paint(&planted.lines, &mut chance);
    (planted, picture)
}

#[tokio::test]
async fn nothing_is_left_of_a_secret_that_was_painted_over() {
    let reader: Arc<dyn Describer> = Arc::new(Local::new("local"));
    let eye = Reader::load().unwrap();
    let painter = Painter::load();
    let mut sent = 0;
    let mut left = Vec::new();
    for number in 0..SCREENS {
        let (planted, picture) = screen(&painter, number);
        let (told, far) = look(picture.clone(), None, Caution::Mask, &reader).await;
        let prompts = far.0.lock().unwrap();
        let Some(prompt) = prompts.first() else {
            continue;
        };
        // What was not found at all is counted elsewhere.
        if !told.iter().any(|it| matches!(it, Progress::Masked { .. })) {
            continue;
        }
        sent += 1;
        let masked = decoded(prompt);
        let after = text(&read(&eye, &masked));
        if planted::is_left(&planted.values, &after) {
            let before = text(&searched(&eye, &picture));
            let (kind, values) = (planted.kind, planted.values);
            left.push(format!("{kind:?} {values:?} in {after}, before {before}"));
        }
        let all = masked.width() * masked.height();
        let grey = masked.to_rgb8();
        let painted = grey
            .pixels()
            .filter(|pixel| pixel.0.iter().all(|channel| GREY.contains(channel)));
        let share = painted.count() as f64 / f64::from(all);
        assert!(
            (0.005..0.6).contains(&share),
            "{number}: {share:.3} is grey"
        );
    }
    assert!(left.is_empty(), "{left:#?}");
    assert!(
        sent * 100 >= SCREENS * 95,
        "only {sent} of {SCREENS} were masked"
    );
}

#[tokio::test]
async fn what_goes_along_with_the_picture_has_no_secret_either() {
    let reader: Arc<dyn Describer> = Arc::new(Local::new("local"));
    for (secrets, open) in [(Caution::Mask, false), (Caution::Send, true)] {
        let (_, far) = look(screen(&Painter::load(), 0).1, Some(TITLE), secrets, &reader).await;
        let prompts = far.0.lock().unwrap();
        let question = &prompts[0].question;
        assert_eq!(question.contains("4111"), open, "{question}");
        assert_eq!(question.contains("Card (hidden)"), !open, "{question}");
    }
}

#[tokio::test]
async fn nothing_at_all_is_sent_before_the_person_has_agreed() {
    let reader: Arc<dyn Describer> = Arc::new(Local::new("local"));
    let (_, picture) = screen(&Painter::load(), 0);
    let (told, far) = look(picture.clone(), None, Caution::Ask, &reader).await;
    assert!(far.0.lock().unwrap().is_empty());
    let Some(Progress::Failed(Failure::Withheld { found })) = told.last() else {
        panic!("{told:?}");
    };
    assert_eq!(found.secrets, [Secret::Card]);
    let (told, far) = look(picture, None, Caution::Send, &reader).await;
    assert!(matches!(told.last(), Some(Progress::Done(_))), "{told:?}");
    assert_eq!(far.0.lock().unwrap().len(), 1);
}
