/// The units that targets are printed in, alone or in rates such as 元/人、天.
enum UnitWord {
    /// Whether a text is a unit, brackets already removed.
    static func matches(_ compact: String) -> Bool {
        guard !compact.isEmpty, compact.count <= 16 else { return false }
        let parts = compact.split(
            omittingEmptySubsequences: false,
            whereSeparator: { "/、·.*每".contains($0) })
        return parts.allSatisfy { words.contains(String($0)) }
    }

    private static let words: Set<String> = Set(
        """
        元 万 万元 亿元 千元 角 分 % ‰ 百分比 百分点 个百分点 次 万次 人次 万人次 人 万人 名 位 个 只 件 万件 条 万条 \
        份 万份 册 卷 本 张 页 期 篇 场 场次 项 家 户 万户 台 套 辆 部 批 批次 组 处 座 栋 间 层 支 块 片 面 根 株 \
        盏 艘 头 枚 盒 箱 瓶 袋 包 床 所 村 镇 县 区 市 类 种 种类 款 门 节 课时 学时 天 日 工作日 个工作日 自然日 \
        周 月 个月 季 季度 年 小时 个小时 时 分钟 秒 毫秒 米 千米 公里 厘米 毫米 平方米 平方公里 平方千米 立方米 \
        亩 万亩 公顷 吨 万吨 千克 公斤 克 升 毫升 度 千瓦时 万千瓦时 千瓦 兆 GB TB MB M 人月 人年 标段 宗 起 例 \
        点 级 星 ㎡ m² m2 km m 平米 万平方米 延米 车次 班次 人天 项次 户次 单 票 笔 单位 学年 轮 遍 倍 师 m³ 辆次
        """.split(separator: " ").map(String.init))
}
