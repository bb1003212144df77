import Kernel

extension Refusal {
    static let noConversation = Refusal(
        "no_such_conversation", "没有这个会话，链接可能不完整或已失效。请重新开始咨询。",
        "There is no such conversation; the link may be incomplete. Please start again.")

    static let conversationOver = Refusal(
        "conversation_over", "会话已经结束。需要时请重新开始咨询。",
        "The conversation is over. Start a new one if you need more help.", conflict: true)

    static let tooFast = Refusal(
        "too_fast", "消息发得太快，请稍等几秒再发。", "Messages come too fast; wait a few seconds.",
        conflict: true)

    static let nobodyCalled = Refusal(
        "nobody_called", "办事人还没有请求人工帮办。", "The visitor has not asked for a person.",
        conflict: true)

    /// The holder's account is the refusal's place, so that a page can name the person.
    static func takenBy(_ account: String) -> Refusal {
        Refusal(
            "taken", "这个会话已由其他帮办员接入。", "Another assistant has taken this conversation.",
            at: account, conflict: true)
    }

    static let notAnsweredYet = Refusal(
        "not_answered_yet", "还没有回复办事人，不能结束。请先回复，或转给同事。",
        "The visitor has had no answer yet. Answer first, or pass it to a colleague.",
        conflict: true)

    static let notOverYet = Refusal(
        "not_over_yet", "会话结束后再评价是否解决。", "Say whether it helped after the end.",
        conflict: true)

    static let alreadyTold = Refusal(
        "already_told", "您已经答复过是否解决，谢谢。", "You have said this already, thank you.",
        conflict: true)

    static let notYours = Refusal(
        "not_yours", "您不在这个会话里。请先接入，或请同事邀请您。",
        "You do not take part in this conversation. Take it, or ask to be invited.",
        conflict: true)

    static let notOnDuty = Refusal(
        "not_on_duty", "请先上岗（空闲或忙碌）再接入会话。",
        "Sign on as available or busy before you take conversations.", conflict: true)

    static func atCapacity(_ capacity: Int) -> Refusal {
        Refusal(
            "at_capacity", "您已同时接待 \(capacity) 人，请先结束一个，或调高同时接待数。",
            "You hold \(capacity) conversations already. End one, or raise your limit.",
            conflict: true)
    }

    static let colleagueNotOnDuty = Refusal(
        "colleague_not_on_duty", "这位同事不在岗，请选择在岗的同事。",
        "This colleague is not on duty; choose one who is.", at: "account", conflict: true)

    static let alreadyThere = Refusal(
        "already_there", "这位同事已经在会话里。", "This colleague takes part already.",
        at: "account", conflict: true)

    static let emptyMessage = Refusal(
        "empty_message", "请写点内容，或选择图片。", "Write something, or choose a picture.",
        at: "text")

    static func tooLong(_ field: String, _ limit: Int) -> Refusal {
        Refusal(
            "too_long", "超过 \(limit) 字，请分开填写。", "Longer than \(limit) characters.",
            at: field)
    }

    static func missing(_ field: String, _ zh: String, _ en: String) -> Refusal {
        Refusal("missing", "请填写\(zh)。", "The \(en) is missing.", at: field)
    }

    static let badClientID = Refusal(
        "bad_client_id", "消息编号应为 1 至 64 位字母、数字或连字符。",
        "The client id has 1 to 64 letters, digits or hyphens.", at: "client_id")

    static let badTelephone = Refusal(
        "bad_telephone", "联系电话应为 5 至 20 位数字。",
        "The telephone number has 5 to 20 digits.", at: "telephone")

    static let nothingAsked = Refusal(
        "nothing_asked", "现在不在服务时间。请先写下您的问题，我们会按时答复。",
        "The desk is closed. Write your question first, and it will be answered in time.",
        at: "text", conflict: true)

    static let noEnquiry = Refusal(
        "no_enquiry", "这个会话没有转为咨询，不需要留联系方式。",
        "This conversation did not become an enquiry; no contact is needed.", conflict: true)

    static func unknownTopic(_ id: String) -> Refusal {
        Refusal(
            "unknown_topic", "没有可选的事项“\(id)”。", "There is no topic “\(id)” to choose.",
            at: "topic")
    }

    static let tooManyStarts = Refusal(
        "too_many_starts", "这个网络发起的咨询太多，请十分钟后再试，或拨打窗口电话。",
        "Too many conversations were started from this network. Try again in ten minutes.",
        conflict: true)

    static let pictureTooLarge = Refusal(
        "picture_too_large", "图片超过 8 MiB，没有发送。请压缩后再发。",
        "The picture is larger than 8 MiB and was not sent. Make it smaller.", at: "picture")

    static let notAPicture = Refusal(
        "not_a_picture", "只能发送 JPEG、PNG 或 WebP 图片。",
        "Only JPEG, PNG or WebP pictures can be sent.", at: "picture")
}

extension Refusal {
    static func zeroByte(_ field: String) -> Refusal {
        Refusal(
            "zero_byte", "含有空字符，请重新输入。", "It holds a zero byte; type it again.", at: field)
    }
}
