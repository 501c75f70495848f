//! A stand-in for the crate `crc32fast`: small, not fast.
//!
//! What reads Word and OpenDocument verifies checksums with that crate, whose table has 16 KB that no
//! compression makes smaller. With a table of 1 KB, as here, a byte of a document takes a few
//! nanoseconds, which is little beside its decompression.

use crc::{CRC_32_ISO_HDLC, Crc, Table};

static CRC: Crc<u32, Table<1>> = Crc::<u32, Table<1>>::new(&CRC_32_ISO_HDLC);

/// The checksum of bytes.
pub fn hash(bytes: &[u8]) -> u32 {
    let mut hasher = Hasher::new();
    hasher.update(bytes);
    hasher.finalize()
}

/// Computes the checksum of bytes that come in parts.
#[derive(Clone, Debug, Default)]
pub struct Hasher {
    checksum: u32,
    length: u64,
}

impl Hasher {
    /// Of nothing yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Continues from a checksum.
    pub fn new_with_initial(checksum: u32) -> Self {
        Self::new_with_initial_len(checksum, 0)
    }

    /// Continues from the checksum of so many bytes.
    pub fn new_with_initial_len(checksum: u32, length: u64) -> Self {
        Self { checksum, length }
    }

    /// Adds bytes.
    pub fn update(&mut self, bytes: &[u8]) {
        self.checksum = !remainder(!self.checksum, bytes);
        self.length += bytes.len() as u64;
    }

    /// Adds what another has hashed.
    pub fn combine(&mut self, other: &Self) {
        for _ in 0..other.length {
            self.checksum = remainder(self.checksum, &[0]);
        }
        self.checksum ^= other.checksum;
        self.length += other.length;
    }

    /// Forgets all bytes.
    pub fn reset(&mut self) {
        *self = Self::new();
    }

    /// The checksum.
    pub fn finalize(self) -> u32 {
        self.checksum
    }
}

/// The remainder after more bytes, from that before them.
fn remainder(before: u32, bytes: &[u8]) -> u32 {
    let mut digest = CRC.digest_with_initial(before.reverse_bits());
    digest.update(bytes);
    // A checksum is the complement.
    !digest.finalize()
}

#[cfg(test)]
mod tests {
    use super::{Hasher, hash};

    /// The check value of the catalogue of CRC algorithms.
    const CHECK: u32 = 0xcbf4_3926;

    #[test]
    fn checksums_are_those_of_the_catalogue() {
        assert_eq!(hash(b"123456789"), CHECK);
        assert_eq!(hash(b""), 0);
    }

    #[test]
    fn parts_give_the_checksum_of_the_whole() {
        let (mut first, mut second) = (Hasher::new(), Hasher::new());
        first.update(b"1234");
        second.update(b"56789");
        let mut continued = Hasher::new_with_initial(first.clone().finalize());
        continued.update(b"56789");
        assert_eq!(continued.finalize(), CHECK);
        first.combine(&second);
        assert_eq!(first.finalize(), CHECK);
    }
}
