//! `bench`: the figures of the design, measured on a release build.

use crate::step::{cargo, npm};
use crate::{place, ready};

pub fn run() -> Result<(), String> {
    ready::for_window()?;
    npm("ui: build", "run build").run()?;
    // The benchmark is built along, so that both share one set of features and nothing is built twice.
    let all = "build --release --workspace --bins --example empty --test bench --features jiahe-tests/bench";
    cargo("build for release", all).minutes(90).run()?;
    cargo(
        "measure",
        "test --release --workspace --features jiahe-tests/bench --test bench -- --nocapture --test-threads=1",
    )
    .env("JIAHE_APP", place::app("release"))
    .env("JIAHE_EMPTY", place::target().join("release/examples/empty"))
    .env("JIAHE_TOOLS", place::tools())
    .minutes(60)
    .run()
}

/// Paper beside its peers. One that cannot be installed is left out, and the table says so.
pub fn peers() -> Result<(), String> {
    ready::to_build()?;
    ready::peers();
    let measure = "test --release --workspace --features jiahe-tests/bench --test peers";
    cargo("measure paper beside its peers", measure).minutes(90).run()
}
