//! Every form of `paper/forms`, blank and filled, as the receiver gets it; and every form with whatever people may write.

use std::collections::HashMap;

use jiahe::paper::form::{self, Form, Values};
use serde_json::Value;

use super::{attribute, golden, joined, run, samples, save, text};

fn sample() -> Values {
    let file = format!("{}/golden/forms/values.json", env!("CARGO_MANIFEST_DIR"));
    values(&serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap())
}

fn values(of: &Value) -> Values {
    let mut values = Values::default();
    for (key, one) in of.as_object().unwrap() {
        match one {
            Value::String(text) => values.put(key, text),
            Value::Array(items) => values.list(key, items.iter().map(self::values).collect()),
            _ => panic!("{key}"),
        }
    }
    values
}

#[test]
fn every_form_stands_as_it_stood_blank_and_filled() {
    let fonts = samples::fonts();
    let sample = sample();
    let mut long = Vec::new();
    for form in form::all().unwrap() {
        let blank = form::print(form, &Values::default(), None, &fonts).unwrap();
        golden(&format!("forms/{}-blank", form.key), &blank, blank.pages);
        let filled = form::print(form, &sample, samples::printed().as_ref(), &fonts).unwrap();
        golden(&format!("forms/{}", form.key), &filled, filled.pages);
        // Both sides of a sheet; a letter over a page and a half goes on to a second sheet.
        let most = usize::from(form.copies) * if form.paper == form::Paper::Document { 3 } else { 2 };
        if blank.pages > most || filled.pages > most {
            long.push(format!("{}: {} and {} pages", form.key, blank.pages, filled.pages));
        }
    }
    assert!(long.is_empty(), "{long:?}");
}

/// GB/T 9704-2012 7.3: 小标宋, 黑体, 楷体 and 仿宋 where the PC has them. Here every PC's face is one of the bundled.
#[test]
fn a_document_takes_the_faces_of_the_pc_and_loses_nothing() {
    let sample = sample();
    let names = |fonts: &jiahe::paper::Fonts, key: &str| {
        let form = form::find(key).unwrap();
        let path = save(&format!("faces-{key}"), &form::print(form, &sample, None, fonts).unwrap());
        let said = run("pdffonts", &[], &path, false);
        let names: Vec<String> =
            said.lines().skip(2).filter_map(|line| Some(line.split_whitespace().next()?.to_owned())).collect();
        run("qpdf", &["--check"], &path, false);
        (names.join(" "), joined(&text(&path)))
    };
    let (plain, said) = names(&samples::fonts(), "mediation_agreement");
    assert!(!plain.contains("FangSong"), "{plain}");
    let (own, same) = names(&samples::fonts_of_pc(), "mediation_agreement");
    for face in ["JHSONG+XiaoBiaoSong", "JHHEIT+HeiTi", "JHFANG+FangSong"] {
        assert!(own.contains(face), "{face}: {own}");
    }
    assert_eq!(said, same, "the words are the same in other faces");
    let (form, _) = names(&samples::fonts_of_pc(), "oral_agreement");
    assert!(!form.contains("FangSong"), "a ruled form is no document: {form}");
}

#[test]
fn no_form_calls_itself_official_and_every_blank_one_says_its_number() {
    let fonts = samples::fonts();
    for form in form::all()
        .unwrap()
        .iter()
        .filter(|form| !matches!(form.key.as_str(), "envelope" | "spine_labels" | "volume_cover" | "volume_back"))
    {
        let blank = form::print(form, &Values::default(), None, &fonts).unwrap();
        let text = joined(&text(&save("forms-blank", &blank)));
        assert!(text.contains(&format!("表号{}", form.code)), "{}: {text}", form.key);
        for word in ["官方", "法定格式", "统一格式", "标准格式"] {
            assert!(!text.contains(word), "{}: {word}", form.key);
        }
    }
}

/// A word of a page: left, top, right, bottom, in points.
type Word = (f32, f32, f32, f32, String);

fn words(name: &str, pdf: &jiahe::paper::Pdf) -> Vec<(f32, f32, Vec<Word>)> {
    let mut pages: Vec<(f32, f32, Vec<Word>)> = Vec::new();
    for line in run("pdftotext", &["-bbox"], &save(name, pdf), true).lines() {
        if line.contains("<page ") {
            pages.push((attribute(line, "width"), attribute(line, "height"), Vec::new()));
        }
        if let Some((_, word)) = line.trim().split_once("<word ") {
            let word = word.split_once('>').unwrap().1.trim_end_matches("</word>").to_owned();
            let at = |name| attribute(line, name);
            pages.last_mut().unwrap().2.push((at("xMin"), at("yMin"), at("xMax"), at("yMax"), word));
        }
    }
    pages
}

/// Nothing outside the paper, and nothing over anything else: what does not fit its cell lies over its neighbour.
fn holds(form: &Form, pdf: &jiahe::paper::Pdf, what: &str) {
    for (number, (wide, high, words)) in words("forms-fuzz", pdf).into_iter().enumerate() {
        for (left, top, right, bottom, word) in &words {
            // A mark at a line's end has given up its empty half, which the font still counts.
            let within = *left >= 20.0 && *right <= wide - 18.0 && *top >= 10.0 && *bottom <= high - 8.0;
            assert!(within, "{} with {what}, page {}: {word} at {left} {top} {right} {bottom}", form.key, number + 1);
        }
        // By rows of ten points, so that only neighbours are compared.
        let mut rows: HashMap<i32, Vec<&Word>> = HashMap::new();
        for word in &words {
            rows.entry((word.1 / 10.0) as i32).or_default().push(word);
        }
        for (row, those) in &rows {
            let near: Vec<&Word> = [*row, row + 1].iter().filter_map(|row| rows.get(row)).flatten().copied().collect();
            for one in those.iter().copied() {
                for other in near.iter().copied().filter(|other| !std::ptr::eq(*other, one)) {
                    let across = one.2.min(other.2) - one.0.max(other.0);
                    let down = one.3.min(other.3) - one.1.max(other.1);
                    let low = (one.3 - one.1).min(other.3 - other.1);
                    let half = low * 0.55;
                    assert!(
                        across <= half || down <= low * 0.6,
                        "{} with {what}, page {}: {one:?} over {other:?}",
                        form.key,
                        number + 1
                    );
                }
            }
        }
    }
}

/// Every place of a form filled with `text`, three to a list.
fn everywhere(form: &Form, text: &str) -> (Values, usize) {
    let mut values = Values::default();
    let mut lists: HashMap<String, Values> = HashMap::new();
    let mut places = 0;
    // A case's code is not typed: it is short, and the corner has room for it.
    values.put("code", "330921A-2026-00042");
    let typed = |key: &str| !key.trim_matches('_').is_empty() && key != "n" && key != "code";
    for place in form.places().into_iter().filter(|place| typed(&place.key)) {
        if place.list.is_empty() {
            values.put(&place.key, text);
            places += 1;
        } else {
            lists.entry(place.list).or_default().put(&place.key, text);
            places += 3;
        }
    }
    for (list, item) in lists {
        values.list(&list, vec![item; 3]);
    }
    (values, places)
}

#[test]
fn whatever_is_written_nothing_overflows_and_nothing_is_lost() {
    let fonts = samples::fonts();
    let texts = [
        ("one", "犇".to_owned()),
        ("thirty", "犇喆堃龑镕𠅤，（含“引号”）。《法》：12,500.00元；ABC-def".to_owned()),
        ("emoji", "犇😭\t👩🏽‍🦰完\u{0}\u{202e}".to_owned()),
        ("latin", "犇Donaudampfschifffahrtsgesellschaftskapitänswitwenrentenauszahlungsstelle".to_owned()),
        ("500", "犇双方多次协商（含电话、微信）未果，“各说各的”。".repeat(500 / 24)),
    ];
    for form in form::all().unwrap() {
        for (what, text) in &texts {
            let (values, places) = everywhere(form, text);
            let pdf = form::print(form, &values, samples::printed().as_ref(), &fonts).unwrap();
            holds(form, &pdf, what);
            let printed = joined(&self::text(&save("forms-fuzz", &pdf)));
            let (found, wanted) = (printed.matches('犇').count(), places * text.matches('犇').count());
            assert!(found >= wanted, "{} with {what}: {found} of {wanted}", form.key);
            assert!(!printed.contains('\u{fffd}'), "{}: a character without a meaning", form.key);
            if form.paper != form::Paper::Envelope {
                // Each copy is counted for itself.
                let pages = pdf.pages / usize::from(form.copies.max(1));
                assert!(printed.contains(&format!("第{pages}页共{pages}页")), "{}: the last page says so", form.key);
            }
        }
        // Five thousand in one place after the other would be a book; in the one that takes most, then.
        let Some(place) = form
            .places()
            .into_iter()
            .find(|place| place.list.is_empty() && place.key.contains('.') && place.offered.is_empty())
        else {
            continue;
        };
        let mut values = Values::default();
        values.put(&place.key, "犇双方各执一词，请求处理。".repeat(5_000 / 13));
        let pdf = form::print(form, &values, None, &fonts).unwrap();
        holds(form, &pdf, "5000");
        let printed = joined(&text(&save("forms-fuzz", &pdf)));
        assert!(printed.matches('犇').count() >= 5_000 / 13, "{}: {} of 5000 characters lost", form.key, place.key);
    }
}

#[test]
fn a_secret_form_says_so_across_every_page() {
    let fonts = samples::fonts();
    let form = form::find("case_summary").unwrap();
    let printed = samples::printed().map(|printed| jiahe::paper::Printed { level: "敏感".into(), ..printed });
    let secret = form::print(form, &sample(), printed.as_ref(), &fonts).unwrap();
    let text = joined(&text(&save("case-summary-secret", &secret)));
    assert!(text.matches("示例员甲").count() >= 4, "three times across the page, once at its foot: {text}");
}

#[test]
fn parts_bound_together_are_numbered_through_and_listed_beside() {
    let fonts = samples::fonts();
    let sample = sample();
    let part =
        |key: &str, entry, numbered| form::Part { form: form::find(key).unwrap(), values: &sample, entry, numbered };
    let parts = [
        part("volume_cover", "封面", false),
        part("mediation_rights", "权利义务告知书", true),
        part("mediation_record", "调解记录", true),
        part("volume_back", "封底", false),
    ];
    let (pdf, pages) = form::bind("人民调解卷宗", &parts, None, &fonts).unwrap();
    let path = save("volume", &pdf);
    run("qpdf", &["--check"], &path, false);
    assert_eq!((pages[0].0, pages[3].0), (0, 0), "covers are not counted");
    assert_eq!((pages[1].0, pages[2].0), (1, 1 + pages[1].1));
    let counted: usize = pages[1].1 + pages[2].1;
    let last =
        run("pdftotext", &["-raw", "-f", &(1 + counted).to_string(), "-l", &(1 + counted).to_string()], &path, true);
    assert!(joined(&last).contains(&format!("第{counted}页共{counted}页")), "{last}");
    let bytes = String::from_utf8_lossy(&pdf.bytes).into_owned();
    assert!(bytes.contains("/Outlines"), "an outline");
}
