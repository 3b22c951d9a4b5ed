@main struct Koppel { static func main() {} }
