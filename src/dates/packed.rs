//! Dates as bytes.

use super::{Date, Edtf, Known, Limit, When, Zone};
use crate::packed::{packed_as, packed_enums, packed_structs};

packed_as! {
    Edtf: When, |date| date.0, Edtf;
    [u8; 3]: (u8, (u8, u8)), |[a, b, c]| (*a, (*b, *c)), |(a, (b, c))| [a, b, c];
}

packed_structs! {
    Date { year, known, uncertain, approximate }
}

packed_enums! {
    When {
        Unknown {}
        At { 0: date }
        Interval { 0: start, 1: end }
        Earlier { 0: date }
        Later { 0: date }
    }
    Limit {
        Open {}
        Unknown {}
        At { 0: date }
    }
    Known {
        Year {}
        Century {}
        Decade {}
        SomeMonth {}
        SomeDay {}
        Season { 0: season }
        Month { 0: month }
        DayOf { 0: month }
        Day { 0: month, 1: day }
        Second { month: month, day: day, time: time, zone: zone }
    }
    Zone {
        Utc {}
        East { 0: minutes }
    }
}
