//! Views of series of reports and of long ones.
//!
//! - [`virtual_list`]: lists that draw what is near the viewport;
//! - [`results`]: the results of a query in many reports; [`hits_in_time`]: where they stand in time;
//! - [`word_in_time`]: a word through a series; [`bars`]: a number for each report;
//! - [`report_picker`]: chooses a report by typing; [`overview`]: the reports in time;
//! - [`report_lane`]: the reports on the timeline.

pub mod bars;
pub mod hits_in_time;
pub mod overview;
pub mod report_lane;
pub mod report_picker;
pub mod results;
pub mod virtual_list;
pub mod word_in_time;
