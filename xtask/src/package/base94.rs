//! Base94: bytes as printable ASCII, for the page as one file.
//!
//! As in basE91, two characters stand for 13 bits, or for 14 where these are a small enough number:
//! the text is 22 % longer than the bytes; Base64 would be 33 % longer. The digits are all printable
//! characters but `<`, so the text may lie in a `<script>` of HTML. `src/js/base94.js` decodes it.

/// The number of digits.
const BASE: u32 = 94;

/// Two digits have this many more values than 13 bits: numbers below it stand with another bit.
const SPARE: u32 = BASE * BASE - (1 << 13);

/// Encodes bytes. Their number is not in the text.
pub(crate) fn encode(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() / 4 * 5);
    let (mut bits, mut count) = (0, 0);
    for byte in bytes {
        bits |= u32::from(*byte) << count;
        count += 8;
        if count > 13 {
            let width = if bits % (1 << 13) < SPARE { 14 } else { 13 };
            text.extend(pair(bits % (1 << width)));
            bits >>= width;
            count -= width;
        }
    }
    text.extend(pair(bits));
    text
}

fn pair(number: u32) -> [char; 2] {
    [number % BASE, number / BASE].map(|value| {
        // From `=` to `~`, then from the space to `;`.
        let code = u32::from(b' ') + (value + u32::from(b'=' - b' ')) % (BASE + 1);
        char::from_u32(code).unwrap_or_default()
    })
}

#[cfg(test)]
mod tests {
    use super::{BASE, SPARE, encode};

    /// As `src/js/base94.js` does it.
    fn decode(text: &str, size: usize) -> Vec<u8> {
        let digits: Vec<_> = text.bytes().map(|code| (u32::from(code) + 34) % 95).collect();
        let (mut bytes, mut bits, mut count) = (Vec::new(), 0, 0);
        for pair in digits.chunks(2) {
            let number = pair[0] + BASE * pair[1];
            bits |= number << count;
            count += if number % (1 << 13) < SPARE { 14 } else { 13 };
            while count > 7 {
                bytes.push(bits.to_le_bytes()[0]);
                bits >>= 8;
                count -= 8;
            }
        }
        bytes.truncate(size);
        bytes
    }

    #[test]
    fn bytes_survive_as_text() {
        let many: Vec<_> = (0..=u16::MAX).flat_map(u16::to_le_bytes).collect();
        for size in (0..64).chain([many.len()]) {
            for bytes in [&many[..size], &many[many.len() - size..]] {
                assert_eq!(decode(&encode(bytes), size), bytes, "{size} bytes");
            }
        }
    }

    #[test]
    fn the_text_is_printable_and_no_markup() {
        let text = encode(&(0..=u16::MAX).flat_map(u16::to_le_bytes).collect::<Vec<_>>());
        assert!(text.bytes().all(|it| (b' '..=b'~').contains(&it) && it != b'<'));
    }
}
