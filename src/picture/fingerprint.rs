//! Recognises the same screen again, so that a second look at it costs nothing.

use super::{Layout, Picture, SEEN};

/// Odd, with well mixed bits: the golden ratio's fraction.
const MIX: u64 = 0x9E37_79B9_7F4A_7C15;

/// Pixels are taken in this many chains at once, as one multiplication waits for the last.
const CHAINS: usize = 8;

impl Picture {
    /// A number that is the same for the same pixels from the same source, and differs for others.
    /// Not made to withstand a forger, and different from one version of the program to the next.
    pub fn fingerprint(&self) -> u64 {
        let mut chains = [MIX; CHAINS];
        for row in self.rows() {
            let (blocks, rest) = row.as_chunks::<{ CHAINS * 8 }>();
            for block in blocks {
                for (chain, pair) in chains.iter_mut().zip(block.as_chunks::<8>().0) {
                    *chain = mixed(*chain, u64::from_le_bytes(*pair) & SEEN);
                }
            }
            for pixel in rest.as_chunks::<4>().0 {
                let value = u64::from(u32::from_le_bytes(*pixel)) & SEEN;
                chains[0] = mixed(chains[0], value);
            }
        }
        let shape = [
            u64::from(self.width()),
            u64::from(self.height()),
            u64::from(self.layout == Layout::Bgrx),
        ];
        chains.into_iter().chain(shape).fold(MIX, mixed)
    }
}

fn mixed(state: u64, value: u64) -> u64 {
    (state.rotate_left(29) ^ value).wrapping_mul(MIX)
}
