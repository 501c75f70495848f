//! Values as bytes, for what the build works out and the page only takes over.
//!
//! All fields stand in the order in which their types are told of here, without names and without
//! checks: who unpacks must be of the same build as who packed. Numbers take as many bytes as they
//! need, texts and lists have their length before them.

use std::ops::Range;

/// What can be written as bytes and read back.
pub(crate) trait Packed: Sized {
    /// Writes it at the end.
    fn pack(&self, to: &mut Vec<u8>);

    /// Takes it off the beginning. What is missing there reads as zeros, empty texts and empty
    /// lists, and there is no panic.
    fn unpack(from: &mut &[u8]) -> Self;
}

/// Seven bits a byte, the lowest first; the eighth says that more follow.
impl Packed for usize {
    fn pack(&self, to: &mut Vec<u8>) {
        let mut rest = *self;
        while rest > 127 {
            to.push(rest.to_le_bytes()[0] | 128);
            rest >>= 7;
        }
        to.push(rest.to_le_bytes()[0]);
    }

    #[inline(never)]
    fn unpack(from: &mut &[u8]) -> usize {
        let (mut number, mut shift) = (0, 0);
        while let [byte, rest @ ..] = *from {
            *from = rest;
            number |= usize::from(byte & 127).unbounded_shl(shift);
            shift += 7;
            if byte & 128 == 0 {
                break;
            }
        }
        number
    }
}

impl Packed for String {
    fn pack(&self, to: &mut Vec<u8>) {
        self.len().pack(to);
        to.extend_from_slice(self.as_bytes());
    }

    #[inline(never)]
    fn unpack(from: &mut &[u8]) -> String {
        let len = usize::unpack(from).min(from.len());
        let (text, rest) = from.split_at(len);
        *from = rest;
        String::from_utf8(text.to_vec()).unwrap_or_default()
    }
}

impl<T: Packed> Packed for Vec<T> {
    fn pack(&self, to: &mut Vec<u8>) {
        self.len().pack(to);
        for item in self {
            item.pack(to);
        }
    }

    #[inline(never)]
    fn unpack(from: &mut &[u8]) -> Vec<T> {
        let count = usize::unpack(from);
        let mut items = Vec::new();
        while items.len() < count && !from.is_empty() {
            items.push(T::unpack(from));
        }
        items
    }
}

impl<T: Packed> Packed for Option<T> {
    fn pack(&self, to: &mut Vec<u8>) {
        self.is_some().pack(to);
        if let Some(item) = self {
            item.pack(to);
        }
    }

    fn unpack(from: &mut &[u8]) -> Option<T> {
        bool::unpack(from).then(|| T::unpack(from))
    }
}

impl<A: Packed, B: Packed> Packed for (A, B) {
    fn pack(&self, to: &mut Vec<u8>) {
        self.0.pack(to);
        self.1.pack(to);
    }

    fn unpack(from: &mut &[u8]) -> (A, B) {
        (A::unpack(from), B::unpack(from))
    }
}

/// What has another type for its form: how it becomes that, and how that becomes it.
macro_rules! packed_as {
    ($($name:ty: $form:ty, $to:expr, $back:expr;)*) => {$(
        impl $crate::packed::Packed for $name {
            fn pack(&self, to: &mut Vec<u8>) {
                let form: fn(&Self) -> $form = $to;
                form(self).pack(to);
            }

            fn unpack(from: &mut &[u8]) -> Self {
                let back: fn($form) -> Self = $back;
                back($crate::packed::Packed::unpack(from))
            }
        }
    )*};
}

/// Structs, with all their fields.
macro_rules! packed_structs {
    ($($name:ident { $($field:ident),* })*) => {$(
        impl $crate::packed::Packed for $name {
            fn pack(&self, to: &mut Vec<u8>) {
                $(self.$field.pack(to);)*
            }

            fn unpack(from: &mut &[u8]) -> $name {
                $name { $($field: $crate::packed::Packed::unpack(from)),* }
            }
        }
    )*};
}

/// Enums, with all their variants and the fields of those, which in a tuple have numbers for keys.
/// A number that no variant has reads as the first.
macro_rules! packed_enums {
    ($($name:ident {
        $first:ident { $($first_key:tt: $first_field:ident),* }
        $($variant:ident { $($key:tt: $field:ident),* })*
    })*) => {$(
        impl $crate::packed::Packed for $name {
            fn pack(&self, to: &mut Vec<u8>) {
                enum Number { $first, $($variant),* }
                match self {
                    $name::$first { $($first_key: $first_field),* } => {
                        (Number::$first as usize).pack(to);
                        $($first_field.pack(to);)*
                    }
                    $($name::$variant { $($key: $field),* } => {
                        (Number::$variant as usize).pack(to);
                        $($field.pack(to);)*
                    })*
                }
            }

            fn unpack(from: &mut &[u8]) -> $name {
                #[allow(dead_code)]
                enum Number { $first, $($variant),* }
                let number = usize::unpack(from);
                $(if number == Number::$variant as usize {
                    $(let $field = $crate::packed::Packed::unpack(from);)*
                    return $name::$variant { $($key: $field),* };
                })*
                $(let $first_field = $crate::packed::Packed::unpack(from);)*
                $name::$first { $($first_key: $first_field),* }
            }
        }
    )*};
}

pub(crate) use {packed_as, packed_enums, packed_structs};

packed_as! {
    bool: usize, |flag| usize::from(*flag), |number| number == 1;
    i32: usize, |number| number.cast_unsigned() as usize,
        |number| u32::try_from(number).unwrap_or_default().cast_signed();
    i16: i32, |number| i32::from(*number), |number| i16::try_from(number).unwrap_or_default();
    u8: usize, |number| usize::from(*number), |number| number.to_le_bytes()[0];
    Range<usize>: (usize, usize), |range| (range.start, range.end), |(start, end)| start..end;
}

#[cfg(test)]
mod tests {
    use super::Packed;
    use proptest::prelude::*;

    type Value = (Vec<(String, usize)>, (Option<bool>, u8));

    proptest! {
        #[test]
        fn what_is_packed_comes_back(value in any::<Value>()) {
            let mut bytes = Vec::new();
            value.pack(&mut bytes);
            let mut from = bytes.as_slice();
            prop_assert_eq!(Value::unpack(&mut from), value);
            prop_assert!(from.is_empty());
        }

        #[test]
        fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..40)) {
            let _ = Value::unpack(&mut bytes.as_slice());
        }
    }
}
