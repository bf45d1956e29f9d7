//! Who is asked: the providers of a request, and who reads here beside them.

use std::sync::Arc;

use super::Daemon;
use crate::answer::Guard;
use crate::describe::Describer;
use crate::failure::Failure;

impl Daemon {
    /// Who reads beside a provider, if that is wished.
    pub(super) fn reader_of_quotes(&self) -> Option<Arc<dyn Describer>> {
        let readers = self.house.check_quotes.then(|| self.readers().ok());
        readers.flatten()?.into_iter().next()
    }

    /// Who looks pictures through before they are sent.
    pub(super) fn guard(&self) -> Guard {
        let readers = self.readers().ok();
        Guard {
            settings: self.house.privacy.clone(),
            reader: readers.and_then(|readers| readers.into_iter().next()),
        }
    }

    /// Who looks on this machine, in the order or not.
    pub(super) fn readers(&self) -> Result<Vec<Arc<dyn Describer>>, Failure> {
        let opened = self.house.providers.iter();
        let mut opened = opened.filter_map(|provider| provider.describer.clone().ok());
        match opened.find(|describer| describer.looks_here()) {
            Some(reader) => Ok(vec![reader]),
            None => Err(Failure::NoProvider {
                name: "local".to_owned(),
            }),
        }
    }

    /// Leaves the connections to all providers.
    pub(super) fn disconnect(&self) {
        let opened = self.house.providers.iter();
        let opened = opened.filter_map(|provider| provider.describer.as_ref().ok());
        opened.for_each(|describer| describer.disconnect());
    }

    /// The provider named, or all in order; one that cannot be opened fails only where it is alone.
    pub(super) fn describers(
        &self,
        name: Option<&str>,
    ) -> Result<Vec<Arc<dyn Describer>>, Failure> {
        let asked = self.house.providers.iter().filter(|provider| match name {
            Some(name) => provider.name == name,
            None => self.house.order.contains(&provider.name),
        });
        let (opened, failed): (Vec<_>, Vec<_>) = asked
            .map(|provider| provider.describer.clone())
            .partition(Result::is_ok);
        match failed.into_iter().next() {
            Some(Err(failure)) if opened.is_empty() => Err(failure),
            _ if opened.is_empty() => Err(Failure::NoProvider {
                name: name.unwrap_or_default().to_owned(),
            }),
            _ => Ok(opened.into_iter().flatten().collect()),
        }
    }
}
