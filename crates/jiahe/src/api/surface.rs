//! Writes the TypeScript surface from the Rust types of the table, so that the two cannot drift.

use std::any::TypeId;
use std::collections::BTreeMap;
use std::fmt::Write;

use ts_rs::{Config, TS, TypeVisitor};

/// The request and answer types of one command.
pub(super) struct Shape {
    pub ask: fn() -> String,
    pub give: fn() -> String,
    pub declare: fn(&mut Declared),
}

impl Shape {
    pub fn of<Q: TS + 'static, A: TS + 'static>() -> Self {
        Self {
            ask: || Q::name(&config()),
            give: || A::name(&config()),
            declare: |declared| {
                declared.visit::<Q>();
                declared.visit::<A>();
            },
        }
    }
}

fn config() -> Config {
    Config::new().with_large_int("number")
}

/// Declarations by name, each once.
#[derive(Default)]
pub(super) struct Declared {
    seen: std::collections::HashSet<TypeId>,
    by_name: BTreeMap<String, String>,
}

impl TypeVisitor for Declared {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        if !self.seen.insert(TypeId::of::<T>()) {
            return;
        }
        T::visit_dependencies(self);
        T::visit_generics(self);
        if T::output_path().is_some() {
            let docs = T::docs().unwrap_or_default();
            let (name, declared) = (T::ident(&config()), format!("{docs}export {}", T::decl(&config())));
            let before = self.by_name.insert(name.clone(), declared.clone());
            assert!(before.is_none_or(|before| before == declared), "two types of the surface are named {name}");
        }
    }
}

/// The whole of `ui/src/ipc/surface.ts`.
#[must_use]
pub fn typescript() -> String {
    let mut declared = Declared::default();
    let mut table = String::new();
    for command in super::commands() {
        (command.shape.declare)(&mut declared);
        let (ask, give) = ((command.shape.ask)(), (command.shape.give)());
        let _infallible = writeln!(table, "  '{}': {{ req: {ask}; res: {give} }};", command.name);
    }
    declared.visit::<crate::fault::Fault>();
    declared.visit::<super::Noun>();
    let types: Vec<String> = declared.by_name.into_values().collect();
    format!(
        "// Generated from the Rust types by `cargo xtask surface`. Do not edit.\n\n{}\n\n/** Every command of the front door. */\nexport interface Commands {{\n{table}}}\n",
        types.join("\n\n")
    )
}
