//! The door through which the user reaches us: keys and the socket. What comes in becomes a
//! [`Press`](crate::event::Press) in the inbox; nothing here decides what it means.
