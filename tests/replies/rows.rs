//! What the documentation of the providers says, point by point, with the test that holds each: the
//! list by which a gap is found. A test that is named here must exist.

use std::collections::BTreeSet;
use std::path::Path;

/// A point and the tests that hold it.
type Row = (&'static str, &'static [&'static str]);

const GEMINI: &[Row] = &[
    (
        "address, header, one credential",
        &[
            "the_request_is_as_documented",
            "the_way_of_the_base_address_is_kept",
        ],
    ),
    (
        "list of models, in pages",
        &[
            "models_are_listed_over_all_pages",
            "a_list_in_a_circle_ends",
        ],
    ),
    (
        "keys of any form, trimmed",
        &["only_white_space_and_the_mark_are_trimmed"],
    ),
    (
        "fields, order of parts, no sampling",
        &[
            "the_request_is_as_documented",
            "requests_and_replies_pass_the_providers_own_types",
        ],
    ),
    (
        "safety settings only when wished",
        &["safety_is_sent_only_when_wished"],
    ),
    (
        "further turns",
        &["a_later_question_brings_what_was_said_before_and_the_picture_once"],
    ),
    (
        "resolution of the picture",
        &["the_closest_look_is_asked_for_the_part_alone"],
    ),
    (
        "events end with carriage returns",
        &["carriage_returns_and_line_feeds_separate_events"],
    ),
    ("thoughts", &["thoughts_are_never_spoken_but_show_life"]),
    (
        "content, parts or candidates missing",
        &[
            "an_end_without_content_is_an_end",
            "a_stream_without_candidates_is_cut_off",
        ],
    ),
    (
        "pieces split anywhere",
        &["pieces_of_any_size_say_the_same"],
    ),
    (
        "the last usage counts",
        &["what_an_answer_has_cost_is_told_where_the_provider_tells_it"],
    ),
    (
        "an early empty end",
        &["an_early_empty_end_is_not_believed"],
    ),
    (
        "errors midway as event, bare lines, array",
        &[
            "an_error_event_midway_keeps_the_words_and_is_not_repeated",
            "bare_json_lines_are_an_error",
            "an_array_with_an_error_is_an_error",
        ],
    ),
    ("a blocked prompt", &["a_blocked_prompt_is_declined"]),
    (
        "every finish reason, unknown ones",
        &[
            "every_finish_reason_has_its_meaning",
            "a_block_midway_keeps_the_words",
            "a_quotation_is_declined",
        ],
    ),
    (
        "all tokens thought away",
        &["thinking_that_eats_all_tokens_is_an_empty_answer"],
    ),
    (
        "thinking by model, step down, memory",
        &[
            "the_floor_of_thinking_fits_the_model",
            "a_thinking_level_steps_down_and_is_remembered",
            "a_thinking_error_that_stays_is_told",
        ],
    ),
    ("400 with a wrong key", &["a_wrong_key_is_said_with_400"]),
    (
        "400 else",
        &["the_request_is_not_understood", "a_region_is_not_served"],
    ),
    ("401", &["a_key_of_the_wrong_kind_is_said_with_401"]),
    (
        "403",
        &["a_leaked_key_is_said_with_403", "a_project_is_not_allowed"],
    ),
    ("404", &["a_model_is_gone"]),
    (
        "413",
        &[
            "the_request_is_too_large",
            "a_request_too_large_is_shrunk_once",
        ],
    ),
    (
        "429 with a wait, and of the day",
        &[
            "a_wait_in_the_error_is_obeyed_and_told",
            "the_quota_of_the_day_is_not_waited_for",
        ],
    ),
    ("499 and 5xx", &["a_broken_provider_is_tried_again_twice"]),
    (
        "check of a key",
        &[
            "checking_lists_one_model_and_shows_it_a_small_picture",
            "a_wrong_key_costs_nothing",
        ],
    ),
];

const OPENAI: &[Row] = &[
    (
        "request, nothing kept",
        &["a_request_to_openai_is_as_documented"],
    ),
    (
        "detail always said",
        &["the_detail_is_always_said_and_never_left_to_openai"],
    ),
    (
        "squares and limits of pictures",
        &["no_more_squares_than_the_provider_looks_at"],
    ),
    (
        "events",
        &[
            "an_answer_is_heard_in_every_dialect_however_it_is_cut",
            "servers_that_leave_out_numbers_and_add_an_end_mark_are_understood",
        ],
    ),
    (
        "incomplete, failed, error",
        &[
            "the_token_limit_is_told_in_every_dialect",
            "a_failed_response_has_the_meaning_of_its_code",
        ],
    ),
    (
        "refusals",
        &["a_refusal_is_told_with_its_words_and_not_as_a_description"],
    ),
    (
        "chat completions take little",
        &[
            "only_what_every_server_takes_is_sent",
            "the_token_limit_goes_by_its_newer_name_where_that_is_wanted",
        ],
    ),
    (
        "reasoning is not spoken",
        &["thoughts_are_never_spoken_in_any_dialect"],
    ),
    (
        "comments keep alive",
        &["comments_keep_the_connection_alive_and_are_no_words"],
    ),
    ("errors", &["every_error_of_openai_has_its_meaning"]),
    (
        "a parameter that is refused",
        &["a_named_parameter_is_left_out_once"],
    ),
    (
        "streaming refused",
        &["an_organization_that_may_not_stream_is_answered_whole"],
    ),
    (
        "effort by model",
        &[
            "the_effort_steps_up_from_its_floor_and_is_remembered",
            "a_model_without_effort_is_asked_only_once_more",
        ],
    ),
    (
        "models",
        &["models_of_openai_are_listed_with_the_day_they_end"],
    ),
];

const ANTHROPIC: &[Row] = &[
    (
        "request, headers",
        &["a_request_to_anthropic_is_as_documented"],
    ),
    (
        "version",
        &["the_version_is_that_of_the_configuration_in_every_request"],
    ),
    (
        "thinking by model",
        &[
            "thinking_and_pictures_fit_the_model",
            "thinking_steps_up_from_its_floor_and_is_remembered",
        ],
    ),
    (
        "what a model can do",
        &["what_a_model_can_do_is_asked_at_the_press_and_once"],
    ),
    (
        "events, unknown ones",
        &["events_of_the_future_and_pauses_are_no_words"],
    ),
    ("the end", &["only_the_stop_of_the_message_is_its_end"]),
    (
        "errors inside",
        &["an_error_inside_the_stream_has_the_meaning_of_its_kind"],
    ),
    (
        "size and format of pictures",
        &[
            "no_more_squares_than_the_provider_looks_at",
            "what_is_sent_keeps_to_its_limits",
        ],
    ),
    (
        "errors, a spending limit",
        &["every_error_of_anthropic_has_its_meaning"],
    ),
    (
        "models, in pages",
        &["models_of_anthropic_are_listed_over_all_pages"],
    ),
];

const LOCAL_SERVERS: &[Row] = &[
    (
        "no key on this machine",
        &["a_server_on_this_machine_is_asked_without_a_key"],
    ),
    (
        "loading takes minutes",
        &["a_model_that_must_be_loaded_first_is_waited_for"],
    ),
    (
        "a failure that is hidden",
        &["a_failure_that_ollama_hides_is_cut_off"],
    ),
    (
        "an end mark alone",
        &[
            "an_end_mark_without_a_reason_is_believed_after_words",
            "an_end_without_its_mark_is_an_end",
        ],
    ),
    (
        "thinking off when wished",
        &["effort_is_sent_only_when_configured_and_left_out_when_refused"],
    ),
    (
        "no eyes",
        &["a_model_without_eyes_is_named_and_not_asked_again"],
    ),
    (
        "errors nested and flat",
        &["errors_of_every_form_have_their_meaning"],
    ),
    ("models", &["models_of_a_server_are_listed"]),
    (
        "an answer in one piece",
        &["an_answer_in_one_piece_is_an_answer"],
    ),
];

const STREAMS: &[Row] = &[
    (
        "line ends, marks, tails",
        &[
            "line_feeds_and_carriage_returns_alone_do_too",
            "a_mark_and_comments_are_no_words",
            "a_last_event_without_blank_line_counts",
        ],
    ),
    (
        "an event without end",
        &[
            "a_line_without_end_is_unexpected",
            "malformed_events_are_unexpected_in_every_dialect",
        ],
    ),
    (
        "limits of patience",
        &[
            "a_stall_and_a_missing_first_sign_are_given_up_in_every_dialect",
            "single_bytes_are_no_sign_of_life",
            "signs_of_life_alone_are_not_waited_for_without_end",
        ],
    ),
    (
        "no compression",
        &["compression_is_neither_asked_for_nor_accepted"],
    ),
    ("no redirect", &["a_redirect_is_not_followed"]),
    (
        "connection ready beforehand",
        &["preparing_opens_the_connection_that_the_request_uses"],
    ),
    ("proxy", &["a_proxy_carries_the_secured_connection"]),
    (
        "dropping cancels",
        &["dropping_the_answer_closes_the_connection"],
    ),
    (
        "only the own signal is an end",
        &[
            "a_stream_without_its_own_end_is_cut_off_in_every_dialect",
            "a_connection_cut_in_the_body_is_cut_off",
        ],
    ),
    (
        "no words are an error",
        &["an_end_without_words_is_an_empty_answer"],
    ),
    (
        "tried again before the first word only",
        &[
            "an_error_inside_the_stream_is_tried_again_only_before_the_first_word",
            "after_the_first_word_no_other_provider_is_asked",
        ],
    ),
    (
        "waits of the server",
        &[
            "a_wait_is_obeyed_and_told_to_the_millisecond",
            "a_wait_in_the_header_is_obeyed_and_told",
            "a_date_in_the_past_means_now",
            "a_long_wait_is_told_instead",
        ],
    ),
    (
        "a server that wishes no more",
        &["a_broken_server_is_tried_again_unless_it_asks_not_to"],
    ),
    ("no attempt too late", &["no_attempt_begins_after_its_time"]),
    ("pages instead of answers", &["pages_are_not_answers"]),
    (
        "keys taken out of reasons",
        &[
            "an_echoed_key_is_taken_out_of_the_reason",
            "the_key_is_in_no_log_no_error_and_no_address",
        ],
    ),
];

/// The pitfalls that others fell into, in the order in which they were collected.
const PITFALLS: &[Row] = &[
    (
        "1 line ends",
        &["carriage_returns_and_line_feeds_separate_events"],
    ),
    ("2 split letters", &["pieces_of_any_size_say_the_same"]),
    (
        "3 an end without content or words",
        &[
            "an_end_without_content_is_an_end",
            "an_end_without_words_is_an_empty_answer",
        ],
    ),
    ("4 an early end", &["an_early_empty_end_is_not_believed"]),
    ("5 thoughts", &["thoughts_are_never_spoken_in_any_dialect"]),
    (
        "6 silence by thinking",
        &["thinking_that_eats_all_tokens_is_an_empty_answer"],
    ),
    (
        "7 levels refused",
        &["a_thinking_level_steps_down_and_is_remembered"],
    ),
    ("8 a wrong key is 400", &["a_wrong_key_is_said_with_400"]),
    (
        "9 codes as words",
        &["errors_of_every_form_have_their_meaning"],
    ),
    (
        "10 the format is the truth",
        &["what_is_sent_keeps_to_its_limits"],
    ),
    (
        "11 no sampling",
        &[
            "the_request_is_as_documented",
            "a_request_to_anthropic_is_as_documented",
            "a_request_to_openai_is_as_documented",
        ],
    ),
    (
        "12 streaming refused",
        &["an_organization_that_may_not_stream_is_answered_whole"],
    ),
    (
        "13 quotas that never recover",
        &[
            "the_quota_of_the_day_is_not_waited_for",
            "every_error_of_openai_has_its_meaning",
            "every_error_of_anthropic_has_its_meaning",
        ],
    ),
    (
        "14 local servers",
        &[
            "a_failure_that_ollama_hides_is_cut_off",
            "a_model_without_eyes_is_named_and_not_asked_again",
            "a_model_that_must_be_loaded_first_is_waited_for",
        ],
    ),
    (
        "15 nothing is kept",
        &["a_request_to_openai_is_as_documented"],
    ),
    (
        "16 a failed turn is dropped",
        &["three_questions_are_about_the_picture_of_the_first_look"],
    ),
    (
        "17 detail",
        &["the_detail_is_always_said_and_never_left_to_openai"],
    ),
    (
        "18 words are not trusted",
        &["an_answer_can_only_be_spoken", "markdown_is_not_heard"],
    ),
    (
        "19 what a provider does with pictures is said",
        &["every_promise_of_privacy_names_a_test_that_exists"],
    ),
];

/// The name of every test in the program and beside it.
fn tests(folder: &Path, names: &mut BTreeSet<String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            tests(&path, names);
        } else if path.extension().is_some_and(|end| end == "rs") {
            let text = std::fs::read_to_string(&path).unwrap();
            let lines: Vec<&str> = text.lines().map(str::trim).collect();
            for pair in lines.windows(2) {
                let is_test =
                    pair[0].starts_with("#[test]") || pair[0].starts_with("#[tokio::test");
                let name = pair[1].trim_start_matches("async ").strip_prefix("fn ");
                if let Some(name) = name.filter(|_| is_test) {
                    names.insert(name.split('(').next().unwrap().to_owned());
                }
            }
        }
    }
}

#[test]
fn every_point_of_the_documentation_has_its_test() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut names = BTreeSet::new();
    tests(&root.join("src"), &mut names);
    tests(&root.join("tests"), &mut names);
    assert!(names.len() > 300, "{} tests were found", names.len());
    let rows = [GEMINI, OPENAI, ANTHROPIC, LOCAL_SERVERS, STREAMS, PITFALLS].concat();
    let missing: Vec<_> = rows
        .iter()
        .flat_map(|(point, tests)| tests.iter().map(move |test| (point, test)))
        .filter(|(_, test)| !names.contains(**test))
        .collect();
    assert!(missing.is_empty(), "{missing:#?}");
}
