//! A certificate authority of our own.

use std::sync::Arc;
use std::time::{Duration, SystemTime};

use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, IsCa, KeyPair};
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::crypto::aws_lc_rs;
use tokio_rustls::rustls::pki_types::PrivateKeyDer;

/// Issues certificates.
pub struct Authority {
    issuer: CertifiedIssuer<'static, KeyPair>,
}

/// A server's certificate with its key.
#[derive(Clone)]
pub struct Identity {
    chain: Vec<u8>,
    key: Vec<u8>,
}

impl std::fmt::Debug for Identity {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Identity")
    }
}

impl Authority {
    pub fn new() -> Self {
        let mut wishes = CertificateParams::new(Vec::new()).unwrap();
        wishes.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        let issuer = CertifiedIssuer::self_signed(wishes, KeyPair::generate().unwrap()).unwrap();
        Self { issuer }
    }

    /// The authority's own certificate, for a `ca-file`.
    pub fn pem(&self) -> String {
        self.issuer.pem()
    }

    pub fn issue(&self, name: &str) -> Identity {
        self.sign(CertificateParams::new(vec![name.to_owned()]).unwrap())
    }

    /// A certificate that ran out an hour ago.
    pub fn issue_expired(&self, name: &str) -> Identity {
        let mut wishes = CertificateParams::new(vec![name.to_owned()]).unwrap();
        let hour = Duration::from_secs(3600);
        wishes.not_before = (SystemTime::now() - 2 * hour).into();
        wishes.not_after = (SystemTime::now() - hour).into();
        self.sign(wishes)
    }

    fn sign(&self, wishes: CertificateParams) -> Identity {
        let key = KeyPair::generate().unwrap();
        let certificate = wishes.signed_by(&key, &self.issuer).unwrap();
        Identity {
            chain: certificate.der().to_vec(),
            key: key.serialize_der(),
        }
    }
}

impl Identity {
    pub fn configuration(&self, protocol: &[u8]) -> Arc<ServerConfig> {
        let key = PrivateKeyDer::try_from(self.key.clone()).unwrap();
        let mut configuration =
            ServerConfig::builder_with_provider(Arc::new(aws_lc_rs::default_provider()))
                .with_safe_default_protocol_versions()
                .unwrap()
                .with_no_client_auth()
                .with_single_cert(vec![self.chain.clone().into()], key)
                .unwrap();
        configuration.alpn_protocols = vec![protocol.to_vec()];
        Arc::new(configuration)
    }
}
