fn main() {
    print!("{}", jiahe::api::typescript());
}
