//! The providers' own types, in Python, take every request and know every reply of ours.

use std::path::{Path, PathBuf};
use std::process::Command;

use aloud::conversation::Turn;
use aloud::describe::{Patience, Safety, Settings};
use aloud::picture::{Encoded, Format};
use aloud::prompt::{Earlier, Prompt, Resolution};

use crate::asking::{listen, opened, prompt, recorded, speaking, stream};
use crate::far_side::FarSide;

/// The models of each dialect that are met in different ways.
const MODELS: [(&str, &[&str]); 4] = [
    (
        "gemini",
        &[
            "gemini-3.5-flash-lite",
            "gemini-3.8-flash",
            "gemini-2.5-flash",
            "gemini-2.0-flash",
        ],
    ),
    ("openai", &["gpt-6-luna"]),
    (
        "anthropic",
        &["claude-haiku-5-5", "claude-opus-5-5", "claude-haiku-4-5"],
    ),
    ("openai-compatible", &["qwen3-vl"]),
];

/// A small real picture in either format.
fn picture(format: Format) -> Encoded {
    let colour = |x, y| image::Rgb([x as u8 * 3, y as u8 * 3, 90]);
    let pixels = image::RgbImage::from_fn(64, 48, colour);
    let mut bytes = std::io::Cursor::new(Vec::new());
    let kind = match format {
        Format::Jpeg => image::ImageFormat::Jpeg,
        Format::Png => image::ImageFormat::Png,
    };
    pixels.write_to(&mut bytes, kind).unwrap();
    Encoded {
        bytes: bytes.into_inner().into(),
        format,
        width: 64,
        height: 48,
    }
}

/// The first question, the third with what was said before it, and one about what has changed.
fn conversations(prompt: &Prompt) -> [(&'static str, Prompt); 3] {
    let turn = |question: &str, answer: &str| Turn {
        question: question.to_owned(),
        answer: answer.to_owned(),
    };
    let mut later = prompt.clone();
    later.turns = vec![
        turn("Describe this.", "A dialog."),
        turn("Which buttons?", "OK."),
    ];
    let changes = prompt.clone().compared_with(Earlier {
        picture: prompt.picture.clone(),
        surroundings: prompt.surroundings.clone(),
        image: prompt.image.clone(),
        areas: None,
        difference: None,
    });
    [
        ("first", prompt.clone()),
        ("later", later),
        ("changes", changes),
    ]
}

async fn body(settings: Settings, prompt: Prompt) -> Vec<u8> {
    let reply = match settings.dialect.as_str() {
        "gemini" => stream("plain"),
        dialect => recorded(dialect, "plain"),
    };
    let far = FarSide::start(vec![reply]);
    let mut settings = settings;
    settings.base_url = speaking(&settings.dialect, &far.url()).base_url;
    let outcome = listen(&*opened(&settings, Patience::default()), prompt).await;
    assert!(outcome.ended, "{outcome:?}");
    far.requests().remove(0).body
}

/// Writes every kind of request into a folder for each dialect, and says how many there are.
async fn dump(folder: &Path) -> usize {
    let mut count = 0;
    for (dialect, models) in MODELS {
        let folder = folder.join(dialect);
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(&folder).unwrap();
        for &model in models {
            for resolution in [Resolution::Low, Resolution::High, Resolution::Ultra] {
                for format in [Format::Jpeg, Format::Png] {
                    let first = Prompt {
                        resolution,
                        image: Some(picture(format)),
                        ..prompt()
                    };
                    for (when, wish) in conversations(&first) {
                        let settings = Settings {
                            model: Some(model.to_owned()),
                            safety: Safety::Off,
                            effort: (dialect == "openai-compatible").then(|| "none".to_owned()),
                            ..speaking(dialect, "http://127.0.0.1")
                        };
                        let name = format!("{model}-{resolution:?}-{format:?}-{when}.json");
                        std::fs::write(folder.join(name), body(settings, wish).await).unwrap();
                        count += 1;
                    }
                }
            }
        }
    }
    count
}

#[tokio::test]
async fn requests_and_replies_pass_the_providers_own_types() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let python = std::env::var_os("ALOUD_STRICT_PYTHON")
        .map_or_else(|| root.join("target/strict/bin/python"), PathBuf::from);
    assert!(
        python.exists(),
        "{} is missing: make it by `python3 -m venv target/strict && target/strict/bin/pip install \
         -r tests/strict/requirements.txt`, or name another in ALOUD_STRICT_PYTHON",
        python.display()
    );
    let folder = std::env::var_os("ALOUD_DUMP").map_or_else(
        || Path::new(env!("CARGO_TARGET_TMPDIR")).join("requests"),
        PathBuf::from,
    );
    let count = dump(&folder).await;
    let output = Command::new(python)
        .arg(root.join("tests/strict/validate.py"))
        .arg(&folder)
        .arg(root.join("tests/replies"))
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stdout) + String::from_utf8_lossy(&output.stderr);
    assert!(
        output.status.success() && said.contains(&format!("{count} requests")),
        "{said}"
    );
    println!("{said}");
}
