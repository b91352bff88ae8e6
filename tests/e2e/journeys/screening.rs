//! Ten families at the door, typed without a mouse.

use crate::tour::screening;
use crate::window::{Told, desk, tag};

#[tokio::test(flavor = "multi_thread")]
async fn ten_families_are_entered_without_a_mouse_well_within_ten_minutes() -> Told {
    let window = desk().open().await?;
    window.founded().await?;
    window.walk("/screening").await?;
    window.click(&tag("campaign-new")).await?;
    window.write("campaign-title", "冬季家庭走访").await?;
    window.write("campaign-area", "柳荫村").await?;
    window.click(&tag("campaign-save")).await?;
    window.click(&tag("campaign-start")).await?;
    let took = screening::ten(&window).await?;
    println!("ten families by the keyboard alone: {:.1} s", took.as_secs_f32());
    assert!(took.as_secs() < 600, "{took:?}");
    Ok(())
}
