//! A small PulseAudio client for short sounds, also served by PipeWire. The wire format is the
//! `pulseaudio` crate's; its client is not used because it connects without a time limit and keeps
//! a thread and a megabyte for itself. Never blocks longer than [`LIMIT`].

use std::io::{Cursor, Error, ErrorKind, Read, Result, Write};
use std::os::unix::net::UnixStream;
use std::time::{Duration, Instant};

use pulseaudio::protocol::{
    AuthParams, AuthReply, ChannelMap, Command, CommandReply, CommandTag,
    CreatePlaybackStreamReply, DEFAULT_SINK, DESCRIPTOR_SIZE, GetSinkInfo, MAX_VERSION,
    PlaybackStreamParams, Prop, Props, SampleFormat, SampleSpec, SetClientNameReply, SinkInfo,
    SinkState, TagStructReader, read_descriptor, write_command_message, write_memblock,
};

use pulseaudio::protocol::stream::{BufferAttr, StreamFlags};

use super::cue::RATE;
use super::last_resort::Sounded;

/// Time for one sound to be handed over; a server that needs longer hangs.
const LIMIT: Duration = Duration::from_secs(1);
/// The latency asked of the sink; the smallest that PulseAudio and PipeWire grant without glitches.
const LATENCY: Duration = Duration::from_millis(5);
/// Silence before every sound: a sink mixes a new stream into what it has rendered already, and who
/// listens at its monitor has heard that much of it before.
const LEAD: Duration = Duration::from_millis(6);
/// Silence before a sound on a sleeping sink: on-board sound loses about 50 ms while it wakes up.
const PRE_ROLL: Duration = Duration::from_millis(50);
/// The sink that PulseAudio and PipeWire make where there is no loudspeaker, so that programs play on.
const STAND_IN: &[u8] = b"auto_null";
/// The server's number for something that does not exist, `PA_ERR_NOENTITY` of its `def.h`.
const NO_ENTITY: u32 = 5;
/// The largest reply of interest is a sink's description; more is not PulseAudio.
const LONGEST: u32 = 1 << 20;

/// A connection to the sound server, with the streams that still sound.
pub(super) struct Pulse {
    socket: UnixStream,
    version: u16,
    sequence: u32,
    /// The streams that sound, with the number of the command that asks for their end.
    sounding: Vec<(u32, u32)>,
    deadline: Instant,
    /// How far the last sound came.
    sounded: Sounded,
}

/// A message from the server.
struct Received {
    tag: CommandTag,
    sequence: u32,
    payload: Vec<u8>,
}

impl Pulse {
    /// Connects to the user's sound server.
    pub(super) fn open() -> Result<Self> {
        let path = pulseaudio::socket_path_from_env()
            .ok_or_else(|| Error::new(ErrorKind::NotFound, "no PulseAudio socket"))?;
        let mut pulse = Self {
            socket: UnixStream::connect(path)?,
            version: MAX_VERSION,
            sequence: 0,
            sounding: Vec::new(),
            deadline: Instant::now() + LIMIT,
            sounded: Sounded::default(),
        };
        let cookie = pulseaudio::cookie_path_from_env()
            .and_then(|path| std::fs::read(path).ok())
            .unwrap_or_default();
        let auth: AuthReply = pulse.ask(&Command::Auth(AuthParams {
            version: MAX_VERSION,
            supports_shm: false,
            supports_memfd: false,
            cookie,
        }))?;
        pulse.version = auth.version.min(MAX_VERSION);
        let mut props = Props::new();
        props.set(Prop::ApplicationName, c"Aloud");
        props.set(Prop::ApplicationId, c"io.github.aloud.Aloud");
        let _: SetClientNameReply = pulse.ask(&Command::SetClientName(props))?;
        Ok(pulse)
    }

    /// Begins to play the samples on a stream of their own.
    pub(super) fn play(&mut self, samples: &[i16]) -> Result<()> {
        self.deadline = Instant::now() + LIMIT;
        self.tidy()?;
        let sink = self.sink()?;
        self.sounded = sounded(&sink);
        let silence = match sink.state {
            SinkState::Suspended => PRE_ROLL,
            _ => LEAD,
        };
        let silence = silence.as_millis() as usize * RATE as usize / 1000;
        let bytes: Vec<u8> = std::iter::repeat_n(0_i16, silence)
            .chain(samples.iter().copied())
            .flat_map(i16::to_le_bytes)
            .collect();
        // Streams of one number are a group that must begin together, so each has its own.
        let group = self.sequence;
        let stream: CreatePlaybackStreamReply = self.ask(&Command::CreatePlaybackStream(
            params(bytes.len() as u32, group),
        ))?;
        write_memblock(&mut self.socket, stream.channel, &bytes, 0).map_err(Error::other)?;
        let ending = self.send(&Command::DrainPlaybackStream(stream.channel))?;
        self.sounding.push((stream.channel, ending));
        Ok(())
    }

    /// Closes the streams that have sounded, and says whether others still sound.
    pub(super) fn tidy(&mut self) -> Result<bool> {
        while !self.sounding.is_empty() {
            let mut first = [0];
            self.socket.set_nonblocking(true)?;
            let begun = self.socket.read(&mut first);
            self.socket.set_nonblocking(false)?;
            match begun {
                Ok(0) => return Err(ErrorKind::UnexpectedEof.into()),
                Ok(_) => {
                    self.deadline = Instant::now() + LIMIT;
                    let message = self.receive(Some(first[0]))?;
                    self.note(&message)?;
                }
                Err(error) if error.kind() == ErrorKind::WouldBlock => break,
                Err(error) => return Err(error),
            }
        }
        Ok(!self.sounding.is_empty())
    }

    /// How far the last sound came that was begun.
    pub(super) fn sounded(&self) -> Sounded {
        self.sounded
    }

    fn sink(&mut self) -> Result<SinkInfo> {
        self.ask(&Command::GetSinkInfo(GetSinkInfo {
            index: None,
            name: Some(DEFAULT_SINK.to_owned()),
        }))
    }

    /// Sends a command and waits for its own reply; what comes in between is noted.
    fn ask<R: CommandReply>(&mut self, command: &Command) -> Result<R> {
        let asked = self.send(command)?;
        loop {
            let message = self.receive(None)?;
            if message.sequence != asked {
                self.note(&message)?;
                continue;
            }
            if message.tag != CommandTag::Reply {
                return Err(refusal(command, &message));
            }
            let mut payload = Cursor::new(message.payload);
            return TagStructReader::new(&mut payload, self.version)
                .read()
                .map_err(Error::other);
        }
    }

    /// A stream whose end was announced, or refused because the sink went away, is closed.
    fn note(&mut self, message: &Received) -> Result<()> {
        let ended = self
            .sounding
            .iter()
            .position(|(_, ending)| *ending == message.sequence);
        if let Some(place) = ended {
            let (channel, _) = self.sounding.swap_remove(place);
            self.send(&Command::DeletePlaybackStream(channel))?;
        }
        Ok(())
    }

    fn send(&mut self, command: &Command) -> Result<u32> {
        self.sequence += 1;
        self.socket.set_write_timeout(Some(self.left()?))?;
        let mut message = Vec::new();
        write_command_message(&mut message, self.sequence, command, self.version)
            .map_err(Error::other)?;
        self.socket.write_all(&message)?;
        Ok(self.sequence)
    }

    /// Reads one message, whose first byte may have been read already.
    fn receive(&mut self, first: Option<u8>) -> Result<Received> {
        let mut head = [0; DESCRIPTOR_SIZE];
        head[0] = first.unwrap_or_default();
        self.fill(&mut head[usize::from(first.is_some())..])?;
        let head = read_descriptor(&mut head.as_slice()).map_err(Error::other)?;
        if head.length > LONGEST {
            return Err(Error::other("not PulseAudio"));
        }
        let mut payload = vec![0; head.length as usize];
        self.fill(&mut payload)?;
        let mut start = Cursor::new(&payload);
        let mut reader = TagStructReader::new(&mut start, self.version);
        let tag = reader.read_enum().map_err(Error::other)?;
        let sequence = reader.read_u32().map_err(Error::other)?;
        let body = start.position() as usize;
        payload.drain(..body);
        Ok(Received {
            tag,
            sequence,
            payload,
        })
    }

    fn fill(&mut self, bytes: &mut [u8]) -> Result<()> {
        let mut filled = 0;
        while filled < bytes.len() {
            self.socket.set_read_timeout(Some(self.left()?))?;
            match self.socket.read(&mut bytes[filled..])? {
                0 => return Err(ErrorKind::UnexpectedEof.into()),
                count => filled += count,
            }
        }
        Ok(())
    }

    fn left(&self) -> Result<Duration> {
        self.deadline
            .checked_duration_since(Instant::now())
            .filter(|left| !left.is_zero())
            .ok_or_else(|| ErrorKind::TimedOut.into())
    }
}

/// How far a sound comes that is played there.
fn sounded(sink: &SinkInfo) -> Sounded {
    let mut volumes = sink.cvolume.channels().iter();
    let silent = volumes.len() > 0 && volumes.all(|volume| volume.as_u32() == 0);
    if sink.name.as_bytes() == STAND_IN {
        Sounded::NoLoudspeaker
    } else if sink.muted || silent {
        Sounded::Muted
    } else {
        Sounded::Heard
    }
}

/// Whether a sound could not be played because the server has nothing to play it on.
pub(super) fn is_without_loudspeaker(error: &Error) -> bool {
    error.kind() == ErrorKind::AddrNotAvailable
}

/// An error that names the command and the server's number for the reason.
fn refusal(command: &Command, message: &Received) -> Error {
    let number = message.payload.get(1..5).map_or(0, |bytes| {
        bytes
            .iter()
            .fold(0, |number, byte| number << 8 | u32::from(*byte))
    });
    let tag = command.tag();
    let kind = match (command, number) {
        (Command::GetSinkInfo(_), NO_ENTITY) => ErrorKind::AddrNotAvailable,
        _ => ErrorKind::Other,
    };
    Error::new(
        kind,
        format!("{tag:?} refused by the sound server, {number}"),
    )
}

/// A stream that takes the whole sound at once, so that nothing has to be supplied later.
fn params(length: u32, group: u32) -> PlaybackStreamParams {
    let mut props = Props::new();
    props.set(Prop::MediaName, c"Sounds");
    // The role keeps other programs' "duck for phone calls" away and lets users find the volume.
    props.set(Prop::MediaRole, c"a11y");
    PlaybackStreamParams {
        sample_spec: SampleSpec {
            format: SampleFormat::S16Le,
            channels: 1,
            sample_rate: RATE,
        },
        channel_map: ChannelMap::mono(),
        sink_name: Some(DEFAULT_SINK.to_owned()),
        sync_id: group,
        buffer_attr: BufferAttr {
            max_length: length * 2,
            target_length: length,
            pre_buffering: length,
            minimum_request_length: RATE * 2 * LATENCY.as_millis() as u32 / 1000,
            ..BufferAttr::default()
        },
        // With this flag the smallest request is the sink's latency, whatever the stream's length.
        flags: StreamFlags {
            early_requests: true,
            ..StreamFlags::default()
        },
        props,
        ..PlaybackStreamParams::default()
    }
}
