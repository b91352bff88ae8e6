//! A mediation volume as it is bound for the archive: thirteen parts with cover, catalogue and back, of a case that was long
//! fought over. Bound twice, as the program does it: first for the page numbers, then with them.

use std::path::Path;

use jiahe::paper::form::{self, Form, Part, Values};
use jiahe::paper::{Fonts, Pdf};
use serde_json::Value;

use crate::content::printed;
use crate::figure::{Figures, Times};

const PARTS: [&str; 14] = [
    "mediation_application",
    "mediation_acceptance",
    "mediation_rights",
    "identity_sheet",
    "power_of_attorney",
    "investigation_record",
    "evidence_list",
    "mediation_record",
    "mediation_agreement",
    "performance_receipt",
    "mediation_visit",
    "judicial_confirmation",
    "volume_note",
    "volume_back",
];
/// A budget for this many pages.
const PAGES: usize = 40;

pub fn measure(fonts: &Fonts, out: &Path, figures: &mut Figures) {
    let values = long_case();
    let pdf = bind(&values, fonts);
    std::fs::write(out, &pdf.bytes).expect("the volume is written");
    let times = Times::measure(20, |_| drop(bind(&values, fonts)));
    assert!(pdf.pages >= PAGES, "the volume has {} pages only", pdf.pages);
    let seconds = times.median() / 1_000.0;
    println!(
        "the volume: {} pages, {} KB, {:.0} pages/s",
        pdf.pages,
        pdf.bytes.len() / 1024,
        pdf.pages as f64 / seconds
    );
    figures.times(&format!("a volume of 13 parts, {} pages, counted and bound", pdf.pages), &times, 150.0);
}

fn bind(values: &Values, fonts: &Fonts) -> Pdf {
    let (leave, forms) = (printed(), PARTS.map(|key| form::find(key).expect("a form")));
    let part = |form: &'static Form, values, numbered| Part { form, values, entry: &form.title, numbered };
    let (back, inner) = forms.split_last().expect("parts");
    let counted: Vec<Part<'_>> = inner.iter().map(|form| part(form, values, true)).collect();
    let (_, pages) = form::bind("", &counted, Some(&leave), fonts).expect("a volume");
    let entries = inner.iter().zip(&pages).map(|(form, (first, many))| {
        let mut entry = Values::default();
        entry.put("name", &form.title);
        entry.put("page", format!("{first}—{}", first + many - 1));
        entry
    });
    let mut listed = values.clone();
    listed.list("entries", entries.collect());
    listed.put("filed.pages", pages.iter().map(|(_, many)| many).sum::<usize>().to_string());
    let [cover, catalogue] = ["volume_cover", "volume_catalogue"].map(|key| form::find(key).expect("a form"));
    let mut all = vec![part(cover, &listed, false), part(catalogue, &listed, false)];
    all.extend(inner.iter().map(|form| part(form, &listed, true)));
    all.push(part(back, &listed, false));
    form::bind("人民调解卷宗", &all, Some(&leave), fonts).expect("a volume").0
}

/// The case of the golden papers, with more said, met and shown.
fn long_case() -> Values {
    let file = jiahe_tests::world::root().join("tests/golden/forms/values.json");
    let mut case: Value =
        serde_json::from_slice(&std::fs::read(file).expect("the golden case")).expect("the golden case");
    for (key, times) in [("inquiry.text", 24), ("m.matter", 9), ("ag.facts", 6), ("filed.gaps", 1)] {
        let text = case[key].as_str().unwrap_or_default().to_owned();
        case[key] = vec![text; times].join("\n").into();
    }
    for (list, times) in [("sessions", 7), ("evidence", 20), ("visits", 8), ("clauses", 4)] {
        let items = case[list].as_array().cloned().unwrap_or_default();
        case[list] = (0..times).flat_map(|_| items.clone()).collect();
    }
    for session in case["sessions"].as_array_mut().expect("sessions") {
        let said = session["said"].as_str().unwrap_or_default().to_owned();
        session["said"] = vec![said; 8].join("\n").into();
    }
    read(&case)
}

fn read(of: &Value) -> Values {
    let mut values = Values::default();
    for (key, one) in of.as_object().expect("a record") {
        match one {
            Value::Array(items) => values.list(key, items.iter().map(read).collect()),
            text => values.put(key, text.as_str().unwrap_or_default()),
        }
    }
    values
}
