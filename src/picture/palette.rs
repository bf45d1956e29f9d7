//! Pictures of few colours, as windows of text are: each pixel as the number of its colour. The
//! attempt is itself the guess, and ends at the first colour too many.

use super::Picture;

/// The most colours that an indexed PNG can hold.
const MOST: usize = 256;

/// Four places for each colour keep the searches short.
const PLACES: usize = MOST * 4;

/// No pixel has this value, as the fourth byte is masked out.
const NONE: u32 = u32::MAX;

/// A picture as numbers of colours.
pub(super) struct Indexed {
    pub(super) width: u32,
    pub(super) height: u32,
    /// Red, green, blue of each colour.
    pub(super) colours: Vec<u8>,
    /// One byte for each pixel.
    pub(super) indices: Vec<u8>,
}

impl Picture {
    /// The picture as numbers of colours; none when it has more than 256.
    pub(super) fn indexed(&self) -> Option<Indexed> {
        let mut colours = Vec::new();
        let mut indices = Vec::with_capacity(self.pixels());
        let mut places = [(NONE, 0u8); PLACES];
        let mut last = (NONE, 0u8);
        for row in self.rows() {
            for pixel in row.chunks_exact(4) {
                let value = u32::from_le_bytes([pixel[0], pixel[1], pixel[2], 0]);
                if value != last.0 {
                    let place = place(&places, value);
                    if places[place].0 == NONE {
                        let number = u8::try_from(colours.len() / 3).ok()?;
                        places[place] = (value, number);
                        colours.extend(self.layout.rgb(pixel));
                    }
                    last = places[place];
                }
                indices.push(last.1);
            }
        }
        Some(Indexed {
            width: self.width(),
            height: self.height(),
            colours,
            indices,
        })
    }
}

/// Where `value` stands, or may be put; there is always a free place.
fn place(places: &[(u32, u8); PLACES], value: u32) -> usize {
    // Fibonacci hashing: the upper bits of the product are well mixed.
    let mut place = (value.wrapping_mul(0x9E37_79B1) >> 22) as usize;
    while places[place].0 != value && places[place].0 != NONE {
        place = (place + 1) % PLACES;
    }
    place
}
