//! Files and words of a reader to reports.

mod bad_input;
mod blocks;
mod corpus;
mod corrections;
mod head;
mod office;
mod pdf;

use readout::import::draft::Draft;

/// The words of the blocks, with what they are as their kinds' names.
fn outline(draft: &Draft) -> Vec<(String, &str)> {
    let kind = |at: usize| match draft.blocks[at].left_out {
        Some(aside) => format!("{aside:?}"),
        None => format!("{:?}", draft.blocks[at].kind),
    };
    (0..draft.blocks.len()).map(|at| (kind(at), draft.block(at))).collect()
}

fn check(draft: &Draft, expected: &[(&str, &str)]) {
    let outline = outline(draft);
    let outline: Vec<(&str, &str)> =
        outline.iter().map(|(kind, words)| (&**kind, *words)).collect();
    assert_eq!(outline, expected);
}

/// What holds of every draft.
fn check_invariants(draft: &Draft) {
    let mut end = draft.prefix.end;
    for block in &draft.blocks {
        let words = draft.text.get(block.range.clone()).expect("on the borders of characters");
        assert!(end <= block.range.start, "blocks overlap");
        assert!(words.contains(char::is_alphanumeric), "a block without words");
        assert_eq!(words.trim(), words);
        assert!(
            !words.contains("\n\n") && !words.contains("\r\n\r\n"),
            "a blank line in {words:?}"
        );
        end = block.range.end;
    }
    let document = draft.document("id");
    assert_eq!(document.text, draft.text);
    assert_eq!(document.blocks.len(), draft.blocks.len());
}
