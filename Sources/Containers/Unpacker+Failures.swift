/// What stops a member, or all of them.
extension Unpacker {
    static let link = UnpackingFailure(
        "it is a link; a file was expected",
        remedy: "pack the file itself"
    )
    static let noFile = UnpackingFailure(
        "it is a device or pipe; a file was expected",
        remedy: "pack files only"
    )
    static let outside = UnpackingFailure(
        "a member was left out: its name leads out of the archive",
        remedy: "pack the files again with names below one folder; somebody may have made this archive to do harm"
    )

    var tooMany: UnpackingFailure {
        UnpackingFailure(
            "there are more than \(limits.members) members in it; the rest was not unpacked",
            remedy: "unpack it yourself and import the folder, or allow more with --max-members",
            endsAll: true
        )
    }

    var tooLarge: UnpackingFailure {
        UnpackingFailure(
            "unpacked it takes more than \(allowed) bytes, far more than an export of its size; the rest was not unpacked",
            remedy: "if that is right, unpack it yourself and import the folder, or allow more with --max-unpacked",
            endsAll: true
        )
    }
}
