//! Sessions that a portal has left behind. Its front part, which we ask, may die alone; the desktop's
//! own part behind it then keeps what the old session had, such as keys, and gives them to no other
//! (GNOME 48 to 50), though it lists them as given. So what was ours is closed there, as the
//! front part would have done; sessions of others are never touched.

use std::collections::HashSet;

use tokio::time::timeout;
use zbus::{Connection, MatchRule, MessageStream};

use super::{BUS, LOOK, PROBE, TOKEN, Trouble, trouble, within};

/// How the names of the parts behind begin.
const BEHIND: &str = "org.freedesktop.impl.portal.desktop";
/// Below this stand all sessions, by who has them and by the words that these gave them.
const SESSIONS: &str = "/org/freedesktop/portal/desktop/session";
const SESSION: &str = "org.freedesktop.impl.portal.Session";
const INTROSPECTABLE: &str = "org.freedesktop.DBus.Introspectable";

/// Closes the sessions of ours that are left: those of this connection, which has none at present,
/// and those of one that has left the bus. A part that does not answer is left alone.
pub(super) async fn close(connection: &Connection) {
    let Some(own) = connection.unique_name() else {
        return;
    };
    let Ok(names) = names(connection).await else {
        return;
    };
    let names = &names;
    let closings = names
        .iter()
        .filter(|name| name.starts_with(BEHIND))
        .map(|part| {
            let closing = async move {
                for owner in children(connection, part, SESSIONS).await? {
                    let bus_name = format!(":{}", owner.replace('_', "."));
                    if names.contains(&bus_name) && bus_name != own.as_str() {
                        continue;
                    }
                    let folder = format!("{SESSIONS}/{owner}");
                    let sessions = children(connection, part, &folder).await?;
                    for session in sessions.iter().filter(|one| one.starts_with(TOKEN)) {
                        let path = format!("{folder}/{session}");
                        let name = Some(part.as_str());
                        connection
                            .call_method(name, &*path, Some(SESSION), "Close", &())
                            .await?;
                        tracing::info!(part, path, "a session that was left behind is closed");
                    }
                }
                zbus::Result::Ok(())
            };
            timeout(LOOK, closing)
        });
    for closed in futures_util::future::join_all(closings).await {
        match closed {
            Ok(Ok(())) => {}
            Ok(Err(error)) => tracing::debug!(%error, "sessions that are left cannot be seen"),
            Err(_) => tracing::debug!("a part behind the portal does not tell its sessions"),
        }
    }
}

/// Tells whenever one of the parts behind goes or comes.
pub(super) async fn behind(connection: &Connection) -> Result<MessageStream, Trouble> {
    let rule = async {
        let rule = MatchRule::builder()
            .msg_type(zbus::message::Type::Signal)
            .sender(BUS)?
            .interface(BUS)?
            .member("NameOwnerChanged")?
            .arg0ns(BEHIND)?
            .build();
        MessageStream::for_match_rule(rule, connection, None).await
    };
    within(PROBE, rule).await
}

/// Every name on the bus.
async fn names(connection: &Connection) -> Result<HashSet<String>, Trouble> {
    let path = "/org/freedesktop/DBus";
    let asked = connection.call_method(Some(BUS), path, Some(BUS), "ListNames", &());
    let names = within(PROBE, asked).await?;
    names.body().deserialize().map_err(trouble)
}

/// The names of what stands directly below a path.
async fn children(connection: &Connection, part: &str, path: &str) -> zbus::Result<Vec<String>> {
    let told = connection
        .call_method(Some(part), path, Some(INTROSPECTABLE), "Introspect", &())
        .await?;
    Ok(nodes(&told.body().deserialize::<String>()?))
}

/// The names of the nodes in a description that stand directly in it; some describe what is below
/// them as well. Names hold no quotes.
fn nodes(description: &str) -> Vec<String> {
    let mut names = Vec::new();
    let mut depth = 0;
    for tag in description.split('<').skip(1) {
        if tag.starts_with("/node") {
            depth -= 1;
        } else if let Some(rest) = tag.strip_prefix("node") {
            let name = rest
                .strip_prefix(" name=\"")
                .and_then(|rest| rest.split_once('"'));
            if let Some((name, _)) = name.filter(|_| depth == 1) {
                names.push(name.to_owned());
            }
            depth += i32::from(!rest.trim_end().ends_with("/>"));
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_below_is_read_as_every_library_writes_it() {
        let glib = "<!DOCTYPE node PUBLIC \"a\" \"b\">\n<node>\n  <interface name=\"c\"/>\n  \
                    <node name=\"1_47\"/>\n  <node name=\"1_5\"/>\n</node>\n";
        assert_eq!(nodes(glib), ["1_47", "1_5"]);
        assert_eq!(nodes("<node>\n<node name=\"1_47\"/></node>"), ["1_47"]);
        assert_eq!(nodes("<node/>"), [""; 0]);
        let nested = "<node>\n<interface name=\"c\">\n</interface>\n<node name=\"1_47\">\n\
                      <node name=\"aloud7\">\n</node>\n</node>\n<node name=\"1_5\"/></node>";
        assert_eq!(nodes(nested), ["1_47", "1_5"]);
    }
}
