//! The quoted speakers, and the number of their words.

use super::WHOLE;
use crate::built_in;
use readout::compare::Selection;
use readout::compare::voices::{Voice, percent, voices};

/// Both tweets of Singh have 29 words; Biden is quoted outside the defence talks.
#[test]
fn voices_of_the_two_meetings() {
    let corpus = built_in();
    let table = |doc, scope| {
        let found = voices(&corpus, &Selection { scope, ..WHOLE }, doc);
        assert_eq!(found.quoted, found.voices.iter().map(|voice| voice.words).sum::<usize>());
        let row = |voice: &Voice| {
            let speaker = voice.speaker.map_or("", |speaker| corpus.speaker(speaker));
            format!("{speaker}, {}: {}", voice.medium, voice.words)
        };
        (found.quoted, found.words, found.voices.iter().map(row).collect::<Vec<_>>())
    };
    let rows = |rows: &[&str]| rows.iter().map(|row| (*row).to_owned()).collect::<Vec<_>>();
    let (release, biden) = ("PIB, release: 34", "Joe Biden, said: 34");
    let (tweet, statement) = ("Rajnath Singh, tweet: 29", "PIB, statement: 22");
    assert_eq!(table(0, None), (119, 359, rows(&[release, biden, tweet, statement])));
    assert_eq!(table(0, Some(0)), (85, 233, rows(&[release, tweet, statement])));
    let of_2023 = [
        "Defence Ministry, official statement: 52",
        "Lloyd Austin, tweet: 39",
        tweet,
        ", lead, not attributed: 8",
        "Defence Ministry, statement: 3",
    ];
    assert_eq!(table(1, None), (131, 351, rows(&of_2023)));
    assert_eq!((percent(1, 3), percent(2, 3), percent(1, 0)), (33, 67, 0));
}
