//! The part of the mock portal that takes pictures of the screen, and leaves each in a file.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use zbus::message::Header;
use zbus::zvariant::{OwnedObjectPath, Value};
use zbus::{Connection, fdo};

use super::{Options, PATH, Question, Script, Shared, note, request, respond};

/// What becomes of a picture that is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shot {
    /// There is no such part.
    Absent,
    /// This one is taken after a while.
    Taken(Duration, Plate),
    /// It is refused after a while; at once by GNOME to programs without the focus.
    Refused(Duration),
    /// The person closes the question after a while; at once it is KDE that cannot take a picture.
    Cancelled(Duration),
    /// Nobody answers the question.
    Unanswered,
    /// Nobody answers the first question; from the next one on this picture is taken.
    Allowed(Plate),
}

/// A picture and the folder where it is left.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plate {
    pub folder: PathBuf,
    pub bytes: Arc<Vec<u8>>,
}

struct Screenshot {
    shot: Shot,
    record: Shared,
}

pub async fn serve(connection: &Connection, script: &Script, record: &Shared) {
    if script.shot == Shot::Absent {
        return;
    }
    let screenshot = Screenshot {
        shot: script.shot.clone(),
        record: record.clone(),
    };
    connection
        .object_server()
        .at(PATH, screenshot)
        .await
        .unwrap();
}

#[zbus::interface(name = "org.freedesktop.portal.Screenshot")]
impl Screenshot {
    #[zbus(property, name = "version")]
    fn version(&self) -> u32 {
        2
    }

    async fn screenshot(
        &self,
        _parent: String,
        options: Options,
        #[zbus(header)] header: Header<'_>,
        #[zbus(connection)] connection: &Connection,
    ) -> fdo::Result<OwnedObjectPath> {
        let sender = header.sender().unwrap().to_string();
        let interactive = bool::try_from(&options["interactive"]).unwrap();
        note(
            &self.record,
            format!("Screenshot, interactive: {interactive}"),
        );
        let asked = request(&sender, &options);
        let question = Question {
            record: self.record.clone(),
        };
        connection.object_server().at(&asked, question).await?;
        let to = (sender.as_str(), &asked);
        let calls = self.record.lock().unwrap().calls.clone();
        let first = calls
            .iter()
            .filter(|call| call.starts_with("Screenshot"))
            .count()
            == 1;
        let allowed = match &self.shot {
            Shot::Allowed(plate) if !first => Some(Shot::Taken(Duration::ZERO, plate.clone())),
            _ => None,
        };
        match allowed.as_ref().unwrap_or(&self.shot) {
            Shot::Taken(after, plate) => {
                let (connection, to) = (connection.clone(), (sender.clone(), asked.clone()));
                let (record, plate, after) = (self.record.clone(), plate.clone(), *after);
                tokio::spawn(async move {
                    tokio::time::sleep(after).await;
                    let file = plate.leave(&record);
                    let uri = format!("file://{}", file.to_str().unwrap().replace(' ', "%20"));
                    let results = HashMap::from([("uri".to_owned(), Value::from(uri))]);
                    let to = (to.0.as_str(), &to.1);
                    respond(&connection, to, Duration::ZERO, (0, results));
                });
            }
            Shot::Refused(after) => respond(connection, to, *after, (2, HashMap::new())),
            Shot::Cancelled(after) => respond(connection, to, *after, (1, HashMap::new())),
            Shot::Unanswered | Shot::Allowed(_) | Shot::Absent => {}
        }
        Ok(asked)
    }
}

impl Plate {
    /// Writes the picture where everybody could find it.
    fn leave(&self, record: &Shared) -> PathBuf {
        let mut record = record.lock().unwrap();
        let name = format!("Screenshot {}.png", record.files.len() + 1);
        let file = self.folder.join(name);
        std::fs::write(&file, &*self.bytes).unwrap();
        record.files.push(file.clone());
        file
    }
}
