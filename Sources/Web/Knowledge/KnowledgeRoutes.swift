/// 知识库: what visitors and assistants find answers in.
enum KnowledgeRoutes {
    static let all: [Route] =
        KnowledgeVisitorRoutes.all + ArticleRoutes.all + ArticleFileRoutes.all + QuestionRoutes.all
}
