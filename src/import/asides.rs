//! What is probably no part of a report: lines that pages put between its paragraphs.
//!
//! Only short blocks are looked at, and only by their words, so that a sentence of the report that
//! speaks of a newsletter stays. Nothing is removed: a block is marked with the reason.
//!
//! ```
//! use readout::import::{Aside, asides::aside};
//!
//! assert_eq!(aside("Also read: Ministers meet in Paris"), Some(Aside::ReadAlso));
//! assert_eq!(aside("He also read a statement to the press."), None);
//! ```

use super::date_forms;
use super::draft::{Aside, Draft, DraftBlock, Kind};
use super::lines::{ends_sentence, is_heading};

/// The longest aside, in characters.
const LONGEST: usize = 240;

/// The most lines after “Read next” that are taken for its links.
const MOST_LINKS: usize = 6;

/// Words with which such a line begins. After a `|` stand those that need a sign or the end after them.
const BEGINNINGS: [(Aside, &str); 7] = [
    (
        Aside::ReadAlso,
        "also read,read also,read next,read more,must read,also see,you may also like,\
         more on this story,more on this topic,recommended for you,lire aussi,à lire aussi,\
         lesen sie auch,lesen sie mehr,mehr zum thema,leer también,lea también,leia também,\
         leia mais,leggi anche,lees ook,читайте также,اقرأ أيضا,اقرأ أيضًا,ये भी पढ़ें,यह भी पढ़ें|\
         read,watch,see also,related,related stories,related articles,related news,related content,\
         more from,in pics,explained,don't miss,editor's picks,most read,trending,trending now,\
         top stories,latest news,most popular,recommended",
    ),
    (
        Aside::Byline,
        "reporting by,additional reporting,editing by,writing by,written by,compiled by,edited by,\
         reported by,translated by,with inputs from,with input from,with agency inputs,story by,\
         our standards,this story has not been edited,this story has been published from,\
         this article was originally published|",
    ),
    (
        Aside::Caption,
        "photo by,photo credit,photograph by,image credit,image source,picture credit,photo courtesy,\
         image courtesy,file photo,file image,representational image,representative image,\
         ap photo,afp photo,crédit photo|photo,photos,image,picture,credit,credits,caption,\
         illustration,foto,bild,photograph,courtesy",
    ),
    (
        Aside::Share,
        "share this,share on,share via,follow us,like us on,find us on,add as preferred source,\
         listen to this article,listen to this story,copy link|comments,leave a comment,\
         add a comment,post a comment,view comments,join the conversation",
    ),
    (
        Aside::Newsletter,
        "subscribe,sign up for,sign up to,get our newsletter,join our whatsapp,join our telegram,\
         download our app,download the app,get the latest news,stay updated,stay informed with,\
         register now,log in to,support our journalism,abonnieren sie,abonnez-vous,suscríbete,\
         unlock this|newsletter,sign up,log in,sign in",
    ),
    (
        Aside::Advertisement,
        "advertisement,story continues below,article continues below,continue reading below,\
         scroll to continue,promoted content,sponsored content|ad,ads,sponsored,promoted,\
         paid content,anzeige,werbung,publicité,publicidad,publicidade,pubblicità,advertentie,\
         реклама,إعلان",
    ),
    (
        Aside::Navigation,
        "skip to,back to top,we use cookies,accept all cookies,copyright,all rights reserved,©,\
         filed under|home,menu,search,next,previous,next article,previous article,load more,\
         show more,view all,see all,tags,topics,privacy policy,terms of use,contact us,about us,\
         share your feedback,first published",
    ),
];

/// Words of buttons; a line of nothing else shares the page.
const BUTTONS: &str = "share,tweet,post,email,e-mail,mail,print,save,facebook,twitter,x,whatsapp,\
    linkedin,telegram,reddit,instagram,youtube,pinterest,copy,link,comment,comments,like,follow,\
    bookmark,pdf,via,on,and,a-,a+,this,article,story,page";

/// Marks the blocks that are probably no part of the report; a block that is left out already stays.
pub(crate) fn propose(draft: &mut Draft) {
    let mut links = 0;
    for at in 0..draft.blocks.len() {
        let words = &draft.text[draft.blocks[at].range.clone()];
        let block = &draft.blocks[at];
        // Of a part of a web page that is left out, the words do not tell what comes after it.
        if block.left_out.is_some() {
            links = 0;
            draft.blocks[at].no_heading();
            continue;
        }
        let reason = if is_spoken(block) { aside(words) } else { None };
        let is_bare = matches!(reason, Some(Aside::ReadAlso)) && words.chars().count() < 32;
        let is_first = links == MOST_LINKS;
        let is_link = links > 0 && is_link(block, words, is_first);
        links = match reason {
            _ if is_bare && !words.trim_end_matches(':').contains(':') => MOST_LINKS,
            None if is_link => links - 1,
            _ => 0,
        };
        let reason = reason.or_else(|| is_link.then_some(Aside::ReadAlso));
        let block = &mut draft.blocks[at];
        block.left_out = reason;
        if reason.is_some() {
            block.no_heading();
        }
    }
}

impl DraftBlock {
    /// What is left out is no heading of what follows.
    fn no_heading(&mut self) {
        if self.kind == Kind::Heading {
            self.kind = Kind::Paragraph;
        }
    }
}

/// Whether a block can be an aside at all.
fn is_spoken(block: &DraftBlock) -> bool {
    matches!(block.kind, Kind::Paragraph | Kind::Heading | Kind::ListItem)
}

/// Whether a block after “Read next” is the headline of another article. A heading of what follows is
/// one only directly after it.
fn is_link(block: &DraftBlock, words: &str, is_first: bool) -> bool {
    is_spoken(block)
        && (block.kind != Kind::Heading || is_first)
        && words.chars().count() <= 120
        && words.split_whitespace().count() >= 3
        && (is_heading(words) || !ends_sentence(words) && !words.ends_with(':'))
}

/// Why a block of these words is probably no part of the report.
pub fn aside(words: &str) -> Option<Aside> {
    if words.len() > 4 * LONGEST || words.chars().count() > LONGEST {
        return None;
    }
    let plain = words.trim_matches(|c: char| c.is_whitespace() || "()[]*_|•»>→–—-:".contains(c));
    let lower = plain.to_lowercase().replace('’', "'");
    let listed = BEGINNINGS.iter().find(|(_, list)| begins(&lower, words, list));
    let reason = listed.map(|(reason, _)| *reason);
    reason
        .or_else(|| is_stamp(plain, &lower).then_some(Aside::Stamp))
        .or_else(|| is_byline(plain).then_some(Aside::Byline))
        .or_else(|| is_credit(&lower).then_some(Aside::Caption))
        .or_else(|| is_buttons(&lower).then_some(Aside::Share))
        .or_else(|| is_menu(&lower).then_some(Aside::Navigation))
}

fn begins(lower: &str, words: &str, list: &str) -> bool {
    let (strong, weak) = list.split_once('|').unwrap_or((list, ""));
    let rest = |start: &str| {
        let rest = lower.strip_prefix(start.trim()).filter(|_| !start.trim().is_empty())?;
        let is_word = !rest.starts_with(|c: char| c.is_alphanumeric() || c == '\'');
        is_word.then_some(rest)
    };
    let is_sign = |rest: &str| {
        let rest = rest.trim_start();
        rest.is_empty() || rest.starts_with([':', '|', '»', '>', '→', '/', '–', '—', '©'])
    };
    let is_sentence = ends_sentence(words) && !words.trim_start().starts_with(['(', '[', '*']);
    strong.split(',').any(|start| {
        rest(start).is_some_and(|rest| is_sign(rest) || !is_sentence || is_offer(lower))
    }) || weak.split(',').any(|start| rest(start).is_some_and(is_sign))
}

/// Offers address the reader in whole sentences.
fn is_offer(lower: &str) -> bool {
    [
        "subscribe",
        "sign up",
        "download",
        "all rights",
        "copyright",
        "©",
        "we use cookies",
        "log in",
        "follow us",
        "reporting by",
        "editing by",
        "our standards",
        "this story has",
        "join our",
        "stay updated",
        "register now",
        "get the latest",
    ]
    .iter()
    .any(|start| lower.starts_with(start))
}

/// A time in digits, or a date of publication with its label.
fn is_stamp(plain: &str, lower: &str) -> bool {
    if !plain.contains(char::is_alphabetic) {
        // A date and a time, not numbers of a table.
        let digits = plain.chars().filter(char::is_ascii_digit).count();
        return digits > 10 && !date_forms::find_in_name(plain).is_empty();
    }
    let labels = [
        "published",
        "updated",
        "last updated",
        "last modified",
        "posted on",
        "posted",
        "first published",
        "date created",
    ];
    let is_labelled = labels.iter().any(|label| lower.starts_with(label));
    is_labelled && !date_forms::find(plain).is_empty() && !ends_sentence(plain)
}

/// `By Ann Lee and Bo Chen | New Delhi`
fn is_byline(plain: &str) -> bool {
    let Some(rest) = plain.strip_prefix("By ").or_else(|| plain.strip_prefix("BY ")) else {
        return false;
    };
    let mut words =
        rest.split(|c: char| c.is_whitespace() || ",|•·/".contains(c)).filter(|w| !w.is_empty());
    let is_name = |word: &str| {
        !word.starts_with(char::is_lowercase)
            || ["and", "in", "for", "de", "van", "von", "of"].contains(&word)
    };
    words.clone().count() <= 14 && words.all(is_name) && !ends_sentence(plain)
}

/// The end of a caption: `… (Reuters/Ann Lee)`, `… | Photo Credit: PTI`, `… (AP Photo/Ann Lee)`
fn is_credit(lower: &str) -> bool {
    const AGENCIES: [&str; 9] =
        ["reuters", "ap", "afp", "pti", "ani", "getty images", "epa", "file photo", "via reuters"];
    if ["photo credit", "image credit", "ap photo/", "(photo by ", "/getty images", "/reuters"]
        .iter()
        .any(|mark| lower.contains(mark))
    {
        return true;
    }
    let end = lower.trim_end_matches(['.', ' ']);
    let last = end.rsplit(['|', '/', '(']).next().unwrap_or_default().trim();
    last.len() < end.len() && end.len() > 30 && AGENCIES.contains(&last) && !ends_sentence(lower)
}

fn is_buttons(lower: &str) -> bool {
    let mut words =
        lower.split(|c: char| c.is_whitespace() || "|,/•·".contains(c)).filter(|w| !w.is_empty());
    let is_button = |word: &str| {
        BUTTONS.split(',').any(|button| button == word) || word.bytes().all(|b| b.is_ascii_digit())
    };
    let has_letters = lower.contains(char::is_alphabetic);
    has_letters && words.clone().count() <= 12 && words.all(is_button)
}

/// A path of links: `Home > News > India`
fn is_menu(lower: &str) -> bool {
    let parts: Vec<&str> = lower.split(['>', '»', '›', '|', '/']).map(str::trim).collect();
    parts.len() >= 3
        && parts.iter().all(|part| part.split(' ').count() <= 4)
        && (parts[0] == "home" || parts[0] == "news" || !lower.contains('/') && parts.len() >= 4)
        && !lower.bytes().any(|b| b.is_ascii_digit())
}
