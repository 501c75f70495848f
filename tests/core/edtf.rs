//! EDTF by its specification: each form with its level, bounds and wording, worked out by hand from
//! the examples of the Library of Congress and of ISO 8601-2:2019, annex A and clauses 4 to 10.

use readout::dates::{Day, Edtf};
use readout::timeline::{MarkForm, form};

/// EDTF, level, first and last day (`-` for none), words.
type Row = (&'static str, u8, &'static str, &'static str, &'static str);

#[rustfmt::skip]
const DATES: &[Row] = &[
    // Level 0: dates.
    ("1985-04-12", 0, "1985-04-12", "1985-04-12", "12 April 1985"),
    ("1985-04", 0, "1985-04-01", "1985-04-30", "April 1985"),
    ("1985", 0, "1985-01-01", "1985-12-31", "1985"),
    ("2000-02", 0, "2000-02-01", "2000-02-29", "February 2000"),
    ("1900-02", 0, "1900-02-01", "1900-02-28", "February 1900"),
    ("2000-02-29", 0, "2000-02-29", "2000-02-29", "29 February 2000"),
    ("0000", 0, "0000-01-01", "0000-12-31", "1 BC"),
    ("0001-01-01", 0, "0001-01-01", "0001-01-01", "1 January 1"),
    ("9999-12-31", 0, "9999-12-31", "9999-12-31", "31 December 9999"),
    // Level 0: dates and times.
    ("1985-04-12T23:20:30", 0, "1985-04-12", "1985-04-12", "12 April 1985, 23:20:30"),
    ("1985-04-12T23:20:30Z", 0, "1985-04-12", "1985-04-12", "12 April 1985, 23:20:30 UTC"),
    ("1985-04-12T23:20:30-04", 0, "1985-04-12", "1985-04-12", "12 April 1985, 23:20:30 UTC−04"),
    ("1985-04-12T23:20:30+04:30", 0, "1985-04-12", "1985-04-12", "12 April 1985, 23:20:30 UTC+04:30"),
    ("1985-04-12T00:00:00+00:00", 0, "1985-04-12", "1985-04-12", "12 April 1985, 00:00:00 UTC+00:00"),
    ("1985-04-12T24:00:00", 0, "1985-04-12", "1985-04-12", "12 April 1985, 24:00:00"),
    ("1985-04-12T24:00:00Z", 0, "1985-04-12", "1985-04-12", "12 April 1985, 24:00:00 UTC"),
    ("1985-04-12T23:20:30.5", 0, "1985-04-12", "1985-04-12", "12 April 1985, 23:20:30.5"),
    ("1985-04-12T23:20:30.042000Z", 0, "1985-04-12", "1985-04-12", "12 April 1985, 23:20:30.042000 UTC"),
    ("1985-04-12T23:20:30-12:00", 0, "1985-04-12", "1985-04-12", "12 April 1985, 23:20:30 UTC−12:00"),
    ("1985-04-12T23:20:30+14:00", 0, "1985-04-12", "1985-04-12", "12 April 1985, 23:20:30 UTC+14:00"),
    // Level 0: intervals.
    ("1964/2008", 0, "1964-01-01", "2008-12-31", "1964–2008"),
    ("2004-06/2006-08", 0, "2004-06-01", "2006-08-31", "June 2004 – August 2006"),
    ("2004-02-01/2005-02-08", 0, "2004-02-01", "2005-02-08", "1 February 2004 – 8 February 2005"),
    ("2004-02-01/2005-02", 0, "2004-02-01", "2005-02-28", "1 February 2004 – February 2005"),
    ("2004-02-01/2005", 0, "2004-02-01", "2005-12-31", "1 February 2004 – 2005"),
    ("2005/2006-02", 0, "2005-01-01", "2006-02-28", "2005 – February 2006"),
    ("2005/2005", 0, "2005-01-01", "2005-12-31", "2005"),
    // Level 1: years of more than four digits, and before year 0.
    ("Y170000002", 1, "1000000-12-31", "-", "170,000,002"),
    ("Y-170000002", 1, "-", "-1000000-01-01", "170,000,003 BC"),
    ("Y10000", 1, "10000-01-01", "10000-12-31", "10,000"),
    ("Y-10000", 1, "-10000-01-01", "-10000-12-31", "10,001 BC"),
    ("Y1000000", 1, "1000000-01-01", "1000000-12-31", "1,000,000"),
    ("Y1000001", 1, "1000000-12-31", "-", "1,000,001"),
    ("Y-1000001", 1, "-", "-1000000-01-01", "1,000,002 BC"),
    ("Y999999999999999999", 1, "1000000-12-31", "-", "999,999,999,999,999,999"),
    ("-1985", 1, "-1985-01-01", "-1985-12-31", "1986 BC"),
    ("-0001", 1, "-0001-01-01", "-0001-12-31", "2 BC"),
    ("-0043-03-15", 1, "-0043-03-15", "-0043-03-15", "15 March 44 BC"),
    ("-0004-02", 1, "-0004-02-01", "-0004-02-29", "February 5 BC"),
    // Level 1: seasons, which may be those of either hemisphere.
    ("2001-21", 1, "2001-01-01", "2001-12-31", "spring 2001"),
    ("2001-22", 1, "2001-01-01", "2002-02-28", "summer 2001"),
    ("2001-23", 1, "2001-01-01", "2001-12-31", "autumn 2001"),
    ("2003-24", 1, "2003-01-01", "2004-02-29", "winter 2003"),
    ("-0043-21", 1, "-0043-01-01", "-0043-12-31", "spring 44 BC"),
    // Level 1: qualification of the whole.
    ("1984?", 1, "1984-01-01", "1984-12-31", "1984, uncertain"),
    ("2004-06~", 1, "2004-06-01", "2004-06-30", "about June 2004"),
    ("2004-06-11%", 1, "2004-06-11", "2004-06-11", "about 11 June 2004, uncertain"),
    ("1985-04-12?", 1, "1985-04-12", "1985-04-12", "12 April 1985, uncertain"),
    ("1985~", 1, "1985-01-01", "1985-12-31", "about 1985"),
    ("-0043~", 1, "-0043-01-01", "-0043-12-31", "about 44 BC"),
    ("2001-21~", 1, "2001-01-01", "2001-12-31", "about spring 2001"),
    // Level 1: unspecified digits from the right.
    ("201X", 1, "2010-01-01", "2019-12-31", "the 2010s"),
    ("20XX", 1, "2000-01-01", "2099-12-31", "2000–2099"),
    ("2004-XX", 1, "2004-01-01", "2004-12-31", "a month in 2004"),
    ("1985-04-XX", 1, "1985-04-01", "1985-04-30", "a day in April 1985"),
    ("1985-XX-XX", 1, "1985-01-01", "1985-12-31", "a day in 1985"),
    ("2000-02-XX", 1, "2000-02-01", "2000-02-29", "a day in February 2000"),
    ("201X?", 1, "2010-01-01", "2019-12-31", "the 2010s, uncertain"),
    ("2004-06-XX~", 1, "2004-06-01", "2004-06-30", "about a day in June 2004"),
    // Level 1: intervals with an open or unknown end.
    ("1985-04-12/..", 1, "1985-04-12", "-", "from 12 April 1985 on"),
    ("1985-04/..", 1, "1985-04-01", "-", "from April 1985 on"),
    ("1985/..", 1, "1985-01-01", "-", "from 1985 on"),
    ("../1985-04-12", 1, "-", "1985-04-12", "until 12 April 1985"),
    ("../1985-04", 1, "-", "1985-04-30", "until April 1985"),
    ("../1985", 1, "-", "1985-12-31", "until 1985"),
    ("1985-04-12/", 1, "1985-04-12", "-", "from 12 April 1985, end not stated"),
    ("1985-04/", 1, "1985-04-01", "-", "from April 1985, end not stated"),
    ("1985/", 1, "1985-01-01", "-", "from 1985, end not stated"),
    ("/1985-04-12", 1, "-", "1985-04-12", "until 12 April 1985, start not stated"),
    ("/1985-04", 1, "-", "1985-04-30", "until April 1985, start not stated"),
    ("/1985", 1, "-", "1985-12-31", "until 1985, start not stated"),
    ("../1985-04-12?", 1, "-", "1985-04-12", "until 12 April 1985, uncertain"),
    ("1985-04-12~/", 1, "1985-04-12", "-", "from about 12 April 1985, end not stated"),
    ("1984-06-02?/", 1, "1984-06-02", "-", "from 2 June 1984, uncertain, end not stated"),
    ("2004-06-01/..", 1, "2004-06-01", "-", "from 1 June 2004 on"),
    ("../..", 1, "-", "-", "date not stated"),
    ("/", 1, "-", "-", "date not stated"),
    ("../", 1, "-", "-", "date not stated"),
    ("/..", 1, "-", "-", "date not stated"),
    // Level 1: intervals between qualified dates.
    ("1984~/2004-06", 1, "1984-01-01", "2004-06-30", "about 1984 to June 2004"),
    ("1984/2004-06~", 1, "1984-01-01", "2004-06-30", "1984 to about June 2004"),
    ("1984~/2004~", 1, "1984-01-01", "2004-12-31", "about 1984 to about 2004"),
    ("1984?/2004%", 1, "1984-01-01", "2004-12-31", "1984, uncertain, to about 2004, uncertain"),
    ("1984-06?/2004-08?", 1, "1984-06-01", "2004-08-31", "June 1984, uncertain, to August 2004, uncertain"),
    ("1984-06-02?/2004-08-08~", 1, "1984-06-02", "2004-08-08", "2 June 1984, uncertain, to about 8 August 2004"),
    ("1984-01-02~/2004-06-04", 1, "1984-01-02", "2004-06-04", "about 2 January 1984 to 4 June 2004"),
    ("-0043/0014", 1, "-0043-01-01", "0014-12-31", "44 BC – 14"),
    ("-1000/-0090-10", 1, "-1000-01-01", "-0090-10-31", "1001 BC – October 91 BC"),
    ("-0043-03-01/-0043-03-15", 1, "-0043-03-01", "-0043-03-15", "1–15 March 44 BC"),
    ("-1985/-1980", 1, "-1985-01-01", "-1980-12-31", "1986–1981 BC"),
    ("Y-12000/-9999", 1, "-12000-01-01", "-9999-12-31", "12,001–10,000 BC"),
    // Level 2: exponential years.
    ("Y-17E7", 2, "-", "-1000000-01-01", "170,000,001 BC"),
    ("Y17E7", 2, "1000000-12-31", "-", "170,000,000"),
    ("Y2E4", 2, "20000-01-01", "20000-12-31", "20,000"),
    ("Y17E100", 2, "1000000-12-31", "-", "the year 17 × 10^100"),
    ("Y-17E999999999", 2, "-", "-1000000-01-01", "the year −17 × 10^999999999"),
    ("Y-17E7/2000", 2, "-", "2000-12-31", "170,000,001 BC – 2000"),
    ("Y17E7/Y18E7", 2, "1000000-12-31", "-", "170,000,000–180,000,000"),
    // Level 2: significant digits.
    ("1950S2", 2, "1900-01-01", "1999-12-31", "a year in 1900–1999, estimated as 1950"),
    ("1950S1", 2, "1000-01-01", "1999-12-31", "a year in 1000–1999, estimated as 1950"),
    ("1950S3", 2, "1950-01-01", "1959-12-31", "a year in 1950–1959, estimated as 1950"),
    ("1950S4", 2, "1950-01-01", "1950-12-31", "1950"),
    ("-1950S2", 2, "-1999-01-01", "-1900-12-31", "a year in 2000–1901 BC, estimated as 1951 BC"),
    ("0950S1", 2, "0900-01-01", "0999-12-31", "a year in 900–999, estimated as 950"),
    ("Y171010000S3", 2, "1000000-12-31", "-", "a year in 171,000,000–171,999,999, estimated as 171,010,000"),
    ("Y3388E2S3", 2, "338000-01-01", "338999-12-31", "a year in 338,000–338,999, estimated as 338,800"),
    ("Y-17101E3S3", 2, "-", "-1000000-01-01", "a year in 17,200,000–17,100,001 BC, estimated as 17,101,001 BC"),
    ("Y12E99S2", 2, "1000000-12-31", "-", "the year 12 × 10^99, to 2 significant digits"),
    // Level 2: parts of a year.
    ("2001-25", 2, "2001-03-01", "2001-05-31", "spring 2001 (northern hemisphere)"),
    ("2001-26", 2, "2001-06-01", "2001-08-31", "summer 2001 (northern hemisphere)"),
    ("2001-27", 2, "2001-09-01", "2001-11-30", "autumn 2001 (northern hemisphere)"),
    ("2003-28", 2, "2003-12-01", "2004-02-29", "winter 2003 (northern hemisphere)"),
    ("2001-29", 2, "2001-09-01", "2001-11-30", "spring 2001 (southern hemisphere)"),
    ("2001-30", 2, "2001-12-01", "2002-02-28", "summer 2001 (southern hemisphere)"),
    ("2001-31", 2, "2001-03-01", "2001-05-31", "autumn 2001 (southern hemisphere)"),
    ("2001-32", 2, "2001-06-01", "2001-08-31", "winter 2001 (southern hemisphere)"),
    ("2001-33", 2, "2001-01-01", "2001-03-31", "the first quarter of 2001"),
    ("2001-34", 2, "2001-04-01", "2001-06-30", "the second quarter of 2001"),
    ("2001-35", 2, "2001-07-01", "2001-09-30", "the third quarter of 2001"),
    ("2001-36", 2, "2001-10-01", "2001-12-31", "the fourth quarter of 2001"),
    ("2001-37", 2, "2001-01-01", "2001-04-30", "the first four-month period of 2001"),
    ("2001-38", 2, "2001-05-01", "2001-08-31", "the second four-month period of 2001"),
    ("2001-39", 2, "2001-09-01", "2001-12-31", "the third four-month period of 2001"),
    ("2001-40", 2, "2001-01-01", "2001-06-30", "the first half of 2001"),
    ("2001-41", 2, "2001-07-01", "2001-12-31", "the second half of 2001"),
    ("2001-34~", 2, "2001-04-01", "2001-06-30", "about the second quarter of 2001"),
    // Level 2: one of a set.
    ("[1667,1668,1670..1672]", 2, "1667-01-01", "1672-12-31", "one of 1667, 1668 or 1670–1672"),
    ("[..1760-12-03]", 2, "-", "1760-12-03", "before 3 December 1760"),
    ("[1760-12..]", 2, "1760-12-01", "-", "after December 1760"),
    ("[1760-01,1760-02,1760-12..]", 2, "1760-01-01", "-", "one of January 1760, February 1760, or December 1760 or later"),
    ("[1667,1760-12]", 2, "1667-01-01", "1760-12-31", "either 1667 or December 1760"),
    ("[..1984]", 2, "-", "1984-12-31", "before 1984"),
    ("[1760..]", 2, "1760-01-01", "-", "after 1760"),
    ("[1670..1672]", 2, "1670-01-01", "1672-12-31", "one of 1670–1672"),
    ("[2016-03]", 2, "2016-03-01", "2016-03-31", "March 2016"),
    ("[2021?,2022]", 2, "2021-01-01", "2022-12-31", "either 2021, uncertain; or 2022"),
    ("[2001-21,2002]", 2, "2001-01-01", "2002-12-31", "either spring 2001 or 2002"),
    ("[156X,158X]", 2, "1560-01-01", "1589-12-31", "either the 1560s or the 1580s"),
    ("[..1667,1670]", 2, "-", "1670-12-31", "one of 1667 or earlier, or 1670"),
    // Level 2: all of a set.
    ("{1667,1668,1670..1672}", 2, "1667-01-01", "1672-12-31", "1667, 1668 and 1670–1672"),
    ("{1960,1961-12}", 2, "1960-01-01", "1961-12-31", "1960 and December 1961"),
    ("{..1984}", 2, "-", "1984-12-31", "all until 1984"),
    ("{1760..}", 2, "1760-01-01", "-", "all from 1760 on"),
    ("{1670..1672}", 2, "1670-01-01", "1672-12-31", "all of 1670–1672"),
    ("{1961-12,1960}", 2, "1960-01-01", "1961-12-31", "December 1961 and 1960"),
    ("{2021-03-01,2021-03-05}", 2, "2021-03-01", "2021-03-05", "1 March 2021 and 5 March 2021"),
    ("{..1983-12-31,1984-10-10..1984-11-01,1984-11-05..}", 2, "-", "-", "all until 31 December 1983, 10 October – 1 November 1984 and all from 5 November 1984 on"),
    // Level 2: qualification of parts, with all to the left of the mark or alone.
    ("2004-06~-11", 2, "2004-06-11", "2004-06-11", "11 June 2004 (year and month approximate)"),
    ("2004?-06-11", 2, "2004-06-11", "2004-06-11", "11 June 2004 (year uncertain)"),
    ("?2004-06-~11", 2, "2004-06-11", "2004-06-11", "11 June 2004 (year uncertain, day approximate)"),
    ("2004-%06-11", 2, "2004-06-11", "2004-06-11", "11 June 2004 (month uncertain and approximate)"),
    ("2004-06?-~11", 2, "2004-06-11", "2004-06-11", "11 June 2004 (year and month uncertain, day approximate)"),
    ("2004?-06-~11", 2, "2004-06-11", "2004-06-11", "11 June 2004 (year uncertain, day approximate)"),
    ("2001-?09~-09", 2, "2001-09-09", "2001-09-09", "9 September 2001 (month uncertain, year and month approximate)"),
    ("2001~-09", 2, "2001-09-01", "2001-09-30", "September 2001 (year approximate)"),
    ("?2001", 2, "2001-01-01", "2001-12-31", "2001, uncertain"),
    ("~2004-~06-~11", 2, "2004-06-11", "2004-06-11", "about 11 June 2004"),
    ("?-0043-03", 2, "-0043-03-01", "-0043-03-31", "March 44 BC (year uncertain)"),
    ("2001?-23", 2, "2001-01-01", "2001-12-31", "autumn 2001 (year uncertain)"),
    ("2001-~34", 2, "2001-04-01", "2001-06-30", "the second quarter of 2001 (period approximate)"),
    ("156X~-12-25", 2, "1560-12-25", "1569-12-25", "25 December of a year in the 1560s (year approximate)"),
    // Level 2: unspecified digits anywhere.
    ("156X-12-25", 2, "1560-12-25", "1569-12-25", "25 December of a year in the 1560s"),
    ("15XX-12-25", 2, "1500-12-25", "1599-12-25", "25 December of a year in 1500–1599"),
    ("XXXX-12-XX", 2, "0000-12-01", "9999-12-31", "a day in December, year not stated"),
    ("1XXX-XX", 2, "1000-01-01", "1999-12-31", "a month in 1000–1999"),
    ("1XXX-12", 2, "1000-12-01", "1999-12-31", "December of a year in 1000–1999"),
    ("1984-1X", 2, "1984-10-01", "1984-12-31", "a month from October to December 1984"),
    ("1560-X2", 2, "1560-02-01", "1560-12-31", "February or December 1560"),
    ("1560-XX-25", 2, "1560-01-25", "1560-12-25", "day 25 of a month in 1560"),
    ("15XX-XX-25", 2, "1500-01-25", "1599-12-25", "day 25 of a month in 1500–1599"),
    ("15XX-01-3X", 2, "1500-01-30", "1599-01-31", "30 or 31 January of a year in 1500–1599"),
    ("15XX-12-XX", 2, "1500-12-01", "1599-12-31", "a day in December of a year in 1500–1599"),
    ("1500-1X-25", 2, "1500-10-25", "1500-12-25", "day 25 of a month from October to December 1500"),
    ("1985-0X-31", 2, "1985-01-31", "1985-08-31", "day 31 of a month from January to September 1985"),
    ("2001-02-2X", 2, "2001-02-20", "2001-02-28", "a day from 20 to 28 February 2001"),
    ("1985-X0", 2, "1985-10-01", "1985-10-31", "October 1985"),
    ("1XX3", 2, "1003-01-01", "1993-12-31", "a year of the form 1XX3"),
    ("X999-05-06", 2, "0999-05-06", "9999-05-06", "6 May of a year of the form X999"),
    ("XXXX", 2, "0000-01-01", "9999-12-31", "year not stated"),
    ("XXXX-XX", 2, "0000-01-01", "9999-12-31", "a month, year not stated"),
    ("XXXX-XX-XX", 2, "0000-01-01", "9999-12-31", "a day, year not stated"),
    ("XXXX-02-29", 2, "0000-02-29", "9996-02-29", "29 February, year not stated"),
    ("19XX-02-29", 2, "1904-02-29", "1996-02-29", "29 February of a year in 1900–1999"),
    ("-004X", 2, "-0049-01-01", "-0040-12-31", "50–41 BC"),
    ("-000X", 2, "-0009-01-01", "-0001-12-31", "10–2 BC"),
    ("000X", 1, "0000-01-01", "0009-12-31", "1 BC – 9"),
    // Level 2: intervals.
    ("2004-06-~01/2004-06-~20", 2, "2004-06-01", "2004-06-20", "1 June 2004 (day approximate) to 20 June 2004 (day approximate)"),
    ("2004-06-XX/2004-07-03", 2, "2004-06-01", "2004-07-03", "a day in June 2004 to 3 July 2004"),
    ("198X/199X", 2, "1980-01-01", "1999-12-31", "the 1980s to the 1990s"),
    ("1800/1X01", 2, "1800-01-01", "1901-12-31", "1800 to a year of the form 1X01"),
    ("..2004-06-01/2004-06-~20", 2, "-", "2004-06-20", "from 1 June 2004 or earlier to 20 June 2004 (day approximate)"),
    ("2004-06-01~/2004-06-20..", 2, "2004-06-01", "-", "from about 1 June 2004 to 20 June 2004 or later"),
];

/// What must be refused, what the message has to say, and what the mend has to name.
#[rustfmt::skip]
const REFUSED: &[(&str, &str, &str)] = &[
    ("", "empty", "`../..`"),
    ("5 June 2023", "no date", "`2021-03-17`"),
    ("-", "no date", "`2021-03-17`"),
    ("T", "no date", "`2021-03-17`"),
    ("２０２１", "no date", "`2021-03-17`"),
    ("+2021", "no date", "`2021-03-17`"),
    ("-0000", "no date", "`2021-03-17`"),
    ("-0000-01-01", "no date", "`2021-03-17`"),
    ("2016-W10-1", "no date", "`2021-03-17`"),
    ("P1Y", "no date", "`2021-03-17`"),
    ("2004-06-11-12", "no date", "`2021-03-17`"),
    ("Y12345-06", "no date", "`2021-03-17`"),
    ("Y17E07", "no date", "`2021-03-17`"),
    ("Y17E", "no date", "`2021-03-17`"),
    ("Y17E9999999999", "no date", "`2021-03-17`"),
    ("Y1234567890123456789", "no date", "`2021-03-17`"),
    ("1950S0", "no date", "`2021-03-17`"),
    ("1950S2-06", "no date", "`2021-03-17`"),
    ("19X0S2", "no date", "`2021-03-17`"),
    ("?2004?", "no date", "`2021-03-17`"),
    ("2004-06??", "no date", "`2021-03-17`"),
    ("2023-6-5", "no date", "`2023-06-05`"),
    ("20230605", "no date", "`2023-06-05`"),
    ("2023-06-05 14:40:04", "no date", "`2023-06-05T14:40:04`"),
    (" 2023", "no date", "`2023`"),
    ("2023–06", "no date", "`2023-06`"),
    ("12345", "no date", "`Y12345`"),
    ("-12345", "no date", "`Y-12345`"),
    ("Y2021", "no date", "`2021`"),
    ("Y-2021", "no date", "`-2021`"),
    ("Y02021", "no date", "`2021-03-17`"),
    ("19", "no date", "`19XX`"),
    ("193~", "no date", "`193X~`"),
    ("-04", "no date", "`-04XX`"),
    // The draft of 2012.
    ("156u-12-25", "no date", "`156X-12-25`"),
    ("y-17e7", "no date", "`Y-17E7`"),
    ("1984?~", "no date", "`1984%`"),
    ("unknown/2006", "no date", "`/2006`"),
    ("2004-01-01/open", "no date", "`2004-01-01/..`"),
    ("2004-(06)?-11", "no date", "`2021-03-17`"),
    // Days, months, and what fits no day.
    ("2023-02-30", "does not exist", "February 2023 has days 01 to 28"),
    ("2023-06-00", "does not exist", "June 2023 has days 01 to 30"),
    ("1900-02-29", "does not exist", "February 1900 has days 01 to 28"),
    ("-0043-04-31?", "does not exist", "April -0043 has days 01 to 30"),
    ("156X-11-31", "does not exist", "November has no such day in 156X"),
    ("XXXX-02-30", "does not exist", "February has no such day in XXXX"),
    ("15XX-02-3X", "does not exist", "February has no such day in 15XX"),
    ("X900-02-29", "does not exist", "February has no such day in X900"),
    ("2001-XX-32", "does not exist", "days are 01 to 31"),
    ("2023-13", "no such month", "01 to 12"),
    ("2023-00-05", "no such month", "01 to 12"),
    ("15XX-2X-25", "no such month", "01 to 12"),
    ("2021-21-05", "no such month", "without a day"),
    ("2001-42", "no such month", "21 to 41"),
    ("20XX-41", "no such month", "of a known year"),
    ("1950S5", "more significant digits", "`S1` up to"),
    ("0000S1", "more significant digits", "`S1` up to"),
    // Times.
    ("2023-06-05T25:00:00", "no time of day", "`14:40:04`"),
    ("2023-06-05T24:00:01", "no time of day", "`14:40:04`"),
    ("2023-06-05T24:00:00.0", "no time of day", "`14:40:04`"),
    ("2023-06-05T14:60:00", "no time of day", "`14:40:04`"),
    ("2023-06-05T23:59:60", "no time of day", "`14:40:04`"),
    ("2023-06-05T14:40", "no time of day", "`14:40:04`"),
    ("2023-06-05T14:40:04.", "no time of day", "`14:40:04`"),
    ("2023-06-05T14:40:04,5", "no time of day", "`14:40:04`"),
    ("2023-06-05T14:40:04-00:00", "no time of day", "`+05:30`"),
    ("2023-06-05T14:40:04-12:01", "no time of day", "-12:00"),
    ("2023-06-05T14:40:04+14:01", "no time of day", "+14:00"),
    ("2023-06-05T14:40:04+05:60", "no time of day", "`+05:30`"),
    ("2023-06-05T14:40:04+5", "no time of day", "`+05:30`"),
    ("2023-06-05T14:40:04Z10", "no time of day", "`+05:30`"),
    ("2023-06-05T14:40:04Zé", "no time of day", "`+05:30`"),
    ("2023-06-05T14:40:04+1é0", "no time of day", "`+05:30`"),
    ("2023-06-05T14:40:04+é00", "no time of day", "`+05:30`"),
    ("2023-06-05T14:40:04+0530", "no time of day", "`2023-06-05T14:40:04+05:30`"),
    ("2023-06T14:40:04", "not a plain day", "`2023-06` alone"),
    ("2023-06-XXT14:40:04", "not a plain day", "`2023-06-XX` alone"),
    ("2023-06-05?T14:40:04", "not a plain day", "`2023-06-05?` alone"),
    ("2023-06-05T14:40:04?", "marks a time", "`2023-06-05T14:40:04`"),
    ("2023-06-05T14:40:04/2024", "inside an interval", "`2023-06-05`"),
    ("{2023-06-05T14:40:04}", "inside an interval or set", "`2023-06-05`"),
    // Intervals.
    ("2023-06-05/2023-06-04", "ends before it starts", "`2023-06-04/2023-06-05`"),
    ("0800/-0999", "ends before it starts", "`-0999/0800`"),
    ("Y18E7/Y17E7", "ends before it starts", "`Y17E7/Y18E7`"),
    ("2004../2003", "ends before it starts", "`2003/2004..`"),
    ("2023/06/05", "second `/`", "x/y"),
    ("2012-21/2012-22", "no month or day to start or end with", "`2021-03/2021-05`"),
    ("2018/2018-23", "no month or day to start or end with", "`2021-03/2021-05`"),
    ("2001..2003", "no date", "`2001/2003`"),
    // Sets.
    ("[1667,1668, 1670..1672]", "no date", "`[1667,1668,1670..1672]`"),
    ("{1667,1668", "no complete set", "`{1667,1670..1672}`"),
    ("[1999}", "no complete set", "`[1667,1668]`"),
    ("{1999]", "no complete set", "`[1667,1668]`"),
    ("[]", "no complete set", "`[1667,1668]`"),
    ("{1667,,1668}", "no complete set", "`[1667,1668]`"),
    ("{1667,1668,}", "no complete set", "`[1667,1668]`"),
    ("[1672..1670]", "ends before it starts", "`1670..1672`"),
    ("[1760..,1770]", "open end inside", "`x..` last"),
    ("{1667,..1668}", "open end inside", "`..x` first"),
    ("[..1667..]", "no date", "`2021-03-17`"),
    ("[..]", "no date", "`2021-03-17`"),
    ("[{1667,1668}]", "no date", "`2021-03-17`"),
    ("{2001/2003}", "no date", "`{2001..2003}`"),
    ("{2001-21..2001-23}", "no month or day to start or end with", "`2021-03/2021-05`"),
];

fn edtf(text: &str) -> Edtf {
    text.parse().unwrap_or_else(|error| panic!("{text}: {error}"))
}

#[test]
fn every_form_has_its_level_bounds_and_words() {
    assert!(DATES.len() >= 150, "{}", DATES.len());
    for &(text, level, from, to, words) in DATES {
        let date = edtf(text);
        let bound = |day: Option<Day>| day.map_or("-".into(), |day| day.to_string());
        assert_eq!(
            (bound(date.earliest()), bound(date.latest())),
            (from.into(), to.into()),
            "{text}"
        );
        assert_eq!(date.words(), words, "{text}");
        assert_eq!(date.level(), level, "{text}");
        assert_eq!(date.to_string(), text);
        assert!(!date.short().is_empty(), "{text}");
    }
}

/// A date without any bound is listed in words; all others have a mark.
#[test]
fn every_form_is_drawn() {
    for &(text, _, from, to, _) in DATES {
        assert_eq!(form(&edtf(text)).is_some(), (from, to) != ("-", "-"), "{text}");
    }
    let table = [
        ("2001-34", MarkForm::Period),
        ("1950S2", MarkForm::Period),
        ("20XX", MarkForm::Period),
        ("XXXX-XX-XX", MarkForm::Period),
        ("2004-06~-11", MarkForm::Day),
        ("1985-04-12T24:00:00", MarkForm::Day),
        ("1985-04-XX", MarkForm::Month),
        ("2004-06-XX/2004-07-03", MarkForm::Interval),
        ("156X-12-25", MarkForm::OneOf),
        ("XXXX-12-XX", MarkForm::OneOf),
        ("[1667,1760-12]", MarkForm::OneOf),
        ("{1667,1760-12}", MarkForm::AllOf),
        ("[1760-01,1760-12..]", MarkForm::After),
        ("{..1984}", MarkForm::Before),
        ("Y170000002", MarkForm::After),
        ("Y-17E7", MarkForm::Before),
    ];
    for (text, expected) in table {
        assert_eq!(form(&edtf(text)), Some(expected), "{text}");
    }
}

#[test]
fn parts_are_the_runs_of_days() {
    let parts = |text: &str| {
        let part = |(a, b): &(Day, Day)| format!("{a}/{b}");
        edtf(text).parts().iter().map(part).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(parts("{1667,1668,1670..1672}"), "1667-01-01/1668-12-31 1670-01-01/1672-12-31");
    assert_eq!(parts("[1760-12-03,1760-12-01]"), "1760-12-01/1760-12-01 1760-12-03/1760-12-03");
    assert_eq!(parts("{1960,1960-12}"), "");
    assert_eq!(parts("{..1960,1970}"), "");
    assert_eq!(
        parts("1960-02-X9"),
        "1960-02-09/1960-02-09 1960-02-19/1960-02-19 1960-02-29/1960-02-29"
    );
    assert_eq!(parts("1984-X2"), "1984-02-01/1984-02-29 1984-12-01/1984-12-31");
    assert_eq!(edtf("156X-12-25").parts().len(), 10);
    assert_eq!(parts("15XX-12-25"), "", "there are too many");
    assert_eq!(parts("1985-04-XX"), "");
    assert_eq!(parts("2004/2006"), "");
}

#[test]
fn every_error_says_how_to_fix_it() {
    assert!(REFUSED.len() >= 50, "{}", REFUSED.len());
    for &(text, what, mend) in REFUSED {
        let error = text.parse::<Edtf>().expect_err(text);
        assert!(error.what().contains(what), "{text}: {error}");
        assert!(error.mend().contains(mend), "{text}: {error}");
    }
}
