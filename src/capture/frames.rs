//! Whether a file holds more than one picture, found by walking its outline without decoding:
//! GIF89a (w3.org/Graphics/GIF/spec-gif89a.txt) and TIFF 6.0 with BigTIFF. A broken outline counts
//! as one picture.

/// Whether a GIF has a second image.
pub(super) fn gif_has_several(bytes: &[u8]) -> bool {
    gif_images(bytes).is_some()
}

/// Some when a second image descriptor is met.
fn gif_images(bytes: &[u8]) -> Option<()> {
    let mut at = 13 + palette(*bytes.get(10)?);
    let mut images = 0;
    loop {
        match bytes.get(at)? {
            0x21 => at = after_blocks(bytes, at + 2)?,
            0x2c => {
                images += 1;
                if images > 1 {
                    return Some(());
                }
                let local = palette(*bytes.get(at + 9)?);
                at = after_blocks(bytes, at + 11 + local)?;
            }
            _ => return None,
        }
    }
}

/// The size of a colour table by its flags.
fn palette(flags: u8) -> usize {
    if flags & 0x80 == 0 {
        0
    } else {
        3 << ((flags & 7) + 1)
    }
}

fn after_blocks(bytes: &[u8], mut at: usize) -> Option<usize> {
    loop {
        let length = usize::from(*bytes.get(at)?);
        at += 1 + length;
        if length == 0 {
            return Some(at);
        }
    }
}

/// Whether a TIFF has a second directory.
pub(super) fn tiff_has_several(bytes: &[u8]) -> bool {
    tiff_second(bytes).is_some_and(|next| next != 0)
}

/// Where the second directory is; 0 when there is none.
fn tiff_second(bytes: &[u8]) -> Option<u64> {
    let little_endian = bytes.starts_with(b"II");
    let number = |at: u64, length: u64| {
        let at = usize::try_from(at).ok()?;
        let field = bytes.get(at..at.checked_add(usize::try_from(length).ok()?)?)?;
        let append = |value: u64, &byte: &u8| value << 8 | u64::from(byte);
        Some(if little_endian {
            field.iter().rev().fold(0, append)
        } else {
            field.iter().fold(0, append)
        })
    };
    let big = number(2, 2)? == 43;
    let (first, offset, count, entry) = if big { (8, 8, 8, 20) } else { (4, 4, 2, 12) };
    let directory = number(first, offset)?;
    let entries = number(directory, count)?;
    let next = entries
        .checked_mul(entry)?
        .checked_add(directory)?
        .checked_add(count)?;
    number(next, offset)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tiff_of_either_byte_order_tells_its_second_page() {
        let little = b"II*\0\x08\0\0\0\x01\0ABCDEFGHIJKL\x1a\0\0\0";
        let last = b"MM\0*\0\0\0\x08\0\x01ABCDEFGHIJKL\0\0\0\0";
        assert!(tiff_has_several(little));
        assert!(!tiff_has_several(last));
        assert!(!tiff_has_several(&little[..20]));
    }

    #[test]
    fn a_gif_with_comments_and_one_image_is_one_picture() {
        let one = b"GIF89a\x01\0\x01\0\0\0\0!\xfe\x02hi\0,\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0;";
        assert!(!gif_has_several(one));
        let mut two = one[..one.len() - 1].to_vec();
        two.extend_from_slice(&one[19..]);
        assert!(gif_has_several(&two));
    }
}
