//! The first law, counted and as a property: never silent, never two endings.

use std::time::Duration;

use super::*;

/// The first law, counted over a storm of presses: one request in flight, one ending for each.
#[tokio::test(start_paused = true)]
async fn a_hundred_presses_leave_one_request() {
    let journey = Journey::begin(Script {
        answers: vec![ANSWER.to_vec(); 100],
        capture: 0,
        ..Script::default()
    });
    for _ in 0..100 {
        journey.look(Subject::Screen);
        journey.wait(50).await;
    }
    journey.wait(1000).await;
    let heard = journey.end().await;
    let count = |what: &str| heard.lines().filter(|line| line.contains(what)).count();
    assert_eq!(count("sound Acknowledge"), 100);
    assert_eq!(count("provider is asked") - count("connection close"), 1);
    assert_eq!(count("sound Done"), 1);
}

/// The first law as a property: whatever the provider does, no silence while busy, one ending.
#[tokio::test(start_paused = true)]
async fn no_schedule_of_faults_is_silent_or_ends_twice() {
    use proptest::strategy::{Strategy, ValueTree};
    use proptest::test_runner::TestRunner;
    let step = proptest::prop_oneof![
        (
            0u64..30_000,
            proptest::sample::select(vec!["word ", "A whole sentence. ", "\n", "…"])
        )
            .prop_map(|(wait, text)| Text(wait, text)),
        (0u64..3000).prop_map(Alive),
        (0u64..3000, 0u64..9).prop_map(|(wait, seconds)| Postponed(wait, seconds)),
        (0u64..3000).prop_map(End),
        (0u64..30_000).prop_map(Vanishes),
        (0u64..3000).prop_map(Panics),
        (0u64..20_000).prop_map(|wait| Fails(wait, Failure::Overloaded)),
    ];
    let scripts = proptest::collection::vec(step, 0..12);
    let mut runner = TestRunner::deterministic();
    std::panic::set_hook(Box::new(|_| {}));
    for _ in 0..2000 {
        let mut script = || scripts.new_tree(&mut runner).unwrap().current();
        let (script, second) = (script(), script());
        let journey = Journey::begin(Script {
            // In half of them a second provider is asked after three seconds without a word.
            second: vec![second.clone(); second.len() % 2 * 2],
            hedge: Some(3000),
            ..answers(&[&script])
        });
        journey.look(Subject::Screen);
        tokio::time::sleep(Duration::from_secs(400)).await;
        let heard = journey.end().await;
        check(&heard).unwrap_or_else(|fault| panic!("{fault}\n{script:?}\n{second:?}\n{heard}"));
    }
}

fn check(heard: &str) -> Result<(), String> {
    let is_end = |line: &&str| line.contains("sound Done") || line.contains("sound Error");
    let ends = heard.lines().filter(is_end).count();
    if ends != 1 {
        return Err(format!("{ends} endings"));
    }
    let time = |line: &str| {
        line.split_whitespace()
            .next()
            .unwrap()
            .parse::<f64>()
            .unwrap()
    };
    let mut last = 0.0;
    for line in heard
        .lines()
        .filter(|line| line.contains("sound") || line.contains("say"))
    {
        if time(line) - last > 2.5 {
            return Err(format!("silence before {line}"));
        }
        last = time(line);
        if is_end(&line) {
            break;
        }
    }
    Ok(())
}
