//! One date: a year, perhaps a month or another part of the year, perhaps a day and a time.
//!
//! A digit that a date leaves open is written `X`. The date may then be any day that fits, so that
//! its bounds are the first and the last of these: `156X-12-25` is from 25 December 1560 to 25
//! December 1569.

use super::{Day, Precision, day::days_in};

/// `?`, of a year, month or day.
pub(super) const UNCERTAIN: u8 = 1;
/// `~`, of a year, month or day. `%` is both.
pub(super) const APPROXIMATE: u8 = 2;

/// A month or day as written: two digits, or `X` in place of a digit.
pub(super) type Digits = [u8; 2];

/// A date with its bounds. At least one day fits it.
#[derive(Clone, Debug)]
pub(super) struct Date {
    pub(super) year: Year,
    /// A month from 1 to 12, or a part of the year from 21 to 41.
    pub(super) month: Option<Digits>,
    pub(super) day: Option<Digits>,
    /// A time of day as written, with its zone: `14:40:04.5+05:30`.
    pub(super) time: Option<Box<str>>,
    /// How year, month and day are qualified.
    pub(super) marks: [u8; 3],
    pub(super) first: Option<Day>,
    pub(super) last: Option<Day>,
}

/// A year as written.
#[derive(Clone, Debug)]
pub(super) enum Year {
    /// `2021`, `-0043`, `20XX`: four digits, or `X` in place of a digit.
    Four { negative: bool, digits: [u8; 4] },
    /// `Y170000002`, `Y-17E7`, `1950S2`: a number, a power of ten to multiply it by, and how many
    /// digits from the left are significant, 0 if all are.
    Number { number: i64, exponent: u32, significant: u32 },
}

impl Date {
    /// Computes the bounds; false if no day fits.
    pub(super) fn find_bounds(&mut self) -> bool {
        let (from, to) = self.year.span();
        let year = |year: i64| i32::try_from(year).ok().filter(|year| year.abs() <= 1_000_000);
        let (first, last) = if let (Some(part), Some(year)) = (self.part_of_year(), year(from)) {
            let (first, last) = part_bounds(part, year);
            (Some(first), Some(last))
        } else if matches!(self.year, Year::Number { .. }) {
            // Of a year outside the range of `Day`, the near end of that range is a true bound, and
            // the far end would not be.
            let first = year(from).map(|year| Day::civil(year, 1, 1));
            let last = year(to).map(|year| Day::civil(year, 12, 31));
            (first.or((from > 0).then_some(Day::MAX)), last.or((to < 0).then_some(Day::MIN)))
        } else {
            (self.days().next(), self.days().next_back())
        };
        (self.first, self.last) = (first, last);
        first.or(last).is_some()
    }

    /// The days that fit a date with a year of four digits, in order.
    pub(super) fn days(&self) -> impl DoubleEndedIterator<Item = Day> {
        let (month, day) = (self.month.unwrap_or(*b"XX"), self.day.unwrap_or(*b"XX"));
        self.year.candidates().flat_map(move |year| {
            candidates(month, 12).flat_map(move |month| {
                candidates(day, days_in(year, month)).map(move |day| Day::civil(year, month, day))
            })
        })
    }

    /// Whether the days that fit may have other days between them: something is known right of an
    /// unspecified digit.
    pub(super) fn has_gaps(&self) -> bool {
        let Year::Four { digits, .. } = &self.year else { return false };
        let parts = [self.month, self.day].into_iter().flatten().flatten();
        has_gaps(digits.iter().copied().chain(parts))
    }

    /// The part of the year if it is no month: 21 to 41.
    pub(super) fn part_of_year(&self) -> Option<u8> {
        self.month.and_then(number).filter(|month| *month > 12)
    }

    /// The smallest unit that is known together with all larger ones.
    pub(super) fn precision(&self) -> Precision {
        let is_open = |digits: Option<Digits>| digits.is_none_or(|digits| digits.contains(&b'X'));
        let open_digits = match &self.year {
            Year::Four { digits, .. } => {
                digits.iter().position(|digit| *digit == b'X').map_or(0, |at| 4 - at)
            }
            Year::Number { significant: 0, .. } => 0,
            year @ Year::Number { significant, .. } => {
                usize::try_from(year.len() - i64::from(*significant)).unwrap_or(4)
            }
        };
        match open_digits {
            2.. => Precision::Century,
            1 => Precision::Decade,
            0 if self.part_of_year().is_some() => Precision::Season,
            0 if is_open(self.month) => Precision::Year,
            0 if is_open(self.day) => Precision::Month,
            0 if self.time.is_none() => Precision::Day,
            0 => Precision::Second,
        }
    }

    /// Whether a part of it has a mark.
    pub(super) fn is_marked(&self, mark: u8) -> bool {
        self.marks.iter().any(|marks| marks & mark != 0)
    }
}

impl Year {
    /// The first and the last year that fit, as far as they can be counted.
    pub(super) fn span(&self) -> (i64, i64) {
        match *self {
            Year::Four { negative, digits } => {
                let filled = |with: u8| {
                    let digit =
                        |digit: u8| i64::from(if digit == b'X' { with } else { digit } - b'0');
                    digits.into_iter().fold(0, |number, next| number * 10 + digit(next))
                };
                let (least, most) = (filled(b'0'), filled(b'9'));
                if negative { (-most, -least.max(1)) } else { (least, most) }
            }
            Year::Number { number, significant, .. } => {
                let value = self.value().unwrap_or(if number < 0 { -i64::MAX } else { i64::MAX });
                let open = if significant == 0 { 0 } else { self.len() - i64::from(significant) };
                let unit = u32::try_from(open).ok().and_then(|open| 10_i64.checked_pow(open));
                let unit = unit.unwrap_or(i64::MAX);
                let near = value / unit * unit;
                let far = near.saturating_add((unit - 1) * value.signum());
                (near.min(far), near.max(far))
            }
        }
    }

    /// The number that it is written as; `None` beyond 10¹⁸.
    pub(super) fn value(&self) -> Option<i64> {
        match *self {
            Year::Four { .. } => Some(self.span().0),
            Year::Number { number, exponent, .. } => {
                let value =
                    10_i64.checked_pow(exponent).and_then(|power| number.checked_mul(power));
                value.filter(|value| value.abs() <= 10_i64.pow(18))
            }
        }
    }

    /// The number of its digits, without zeros on the left.
    pub(super) fn len(&self) -> i64 {
        match *self {
            Year::Four { .. } => 4,
            Year::Number { number, exponent, .. } => {
                let digits = number.unsigned_abs().checked_ilog10().map_or(0, |log| log + 1);
                i64::from(digits) + i64::from(exponent)
            }
        }
    }

    /// The years of four digits that fit, in order.
    fn candidates(&self) -> impl DoubleEndedIterator<Item = i32> + use<> {
        let mask = match *self {
            Year::Four { digits, .. } => digits,
            Year::Number { .. } => *b"XXXX",
        };
        let (from, to) = self.span();
        let year = |year: i64| i32::try_from(year).unwrap_or_default();
        (year(from)..=year(to)).filter(move |year| fits(&mask, year.unsigned_abs()))
    }
}

/// Whether a digit is known right of an unspecified one.
pub(super) fn has_gaps(digits: impl IntoIterator<Item = u8>) -> bool {
    digits.into_iter().skip_while(|digit| *digit != b'X').any(|digit| digit != b'X')
}

impl From<Day> for Date {
    fn from(at: Day) -> Date {
        let (year, month, day) = at.ymd();
        let two = |number: u8| Some([b'0' + number / 10, b'0' + number % 10]);
        Date {
            year: Year::Number { number: year.into(), exponent: 0, significant: 0 },
            month: two(month),
            day: two(day),
            time: None,
            marks: [0; 3],
            first: Some(at),
            last: Some(at),
        }
    }
}

/// The number that two digits are; `None` if one is unspecified.
pub(super) fn number(digits: Digits) -> Option<u8> {
    (!digits.contains(&b'X')).then(|| (digits[0] - b'0') * 10 + digits[1] - b'0')
}

/// The numbers from 1 to `last` that fit.
pub(super) fn candidates(digits: Digits, last: u8) -> impl DoubleEndedIterator<Item = u8> + Clone {
    (1..=last).filter(move |number| fits(&digits, u32::from(*number)))
}

fn fits(mask: &[u8], number: u32) -> bool {
    let mut rest = number;
    mask.iter().rev().all(|&digit| {
        let last = rest % 10;
        rest /= 10;
        digit == b'X' || u32::from(digit - b'0') == last
    })
}

/// The bounds of a part of a year from 21 to 41.
///
/// The seasons 21 to 24 state no hemisphere: they have the bounds of the year, extended by the next
/// two months if the season may continue into them. Those with a hemisphere are whole months, as in
/// meteorology: a northern winter is December and the next two months.
fn part_bounds(part: u8, year: i32) -> (Day, Day) {
    let (month, months) = match part {
        22 | 24 => (1, 14),
        21 | 23 => (1, 12),
        25..=28 => ((part - 25) * 3 + 3, 3),
        29..=32 => ((part - 29 + 2) % 4 * 3 + 3, 3),
        33..=36 => ((part - 33) * 3 + 1, 3),
        37..=39 => ((part - 37) * 4 + 1, 4),
        _ => ((part - 40) * 6 + 1, 6),
    };
    let last = month + months - 1;
    let (last_year, last) = if last > 12 { (year + 1, last - 12) } else { (year, last) };
    (Day::civil(year, month, 1), Day::end_of(last_year, last))
}
