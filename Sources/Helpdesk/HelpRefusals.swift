import Kernel

extension Refusal {
    static let pictureTooLarge = Refusal(
        "picture_too_large", "图片超过 5 MiB，没有发送。请压缩后再发。",
        "The picture is larger than 5 MiB and was not sent. Make it smaller.", at: "picture")

    static let notAPicture = Refusal(
        "not_a_picture", "只能发送 JPEG、PNG 或 WebP 图片。",
        "Only JPEG, PNG or WebP pictures can be sent.", at: "picture")
}
