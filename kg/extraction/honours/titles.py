"""How a post, a trade or another word for a person ends, before the name."""

from __future__ import annotations

__all__ = ["TITLE_BEHIND", "TITLE_END"]

TITLE_END = (
    r"(?:书记|主席|主任|经理|[理董监]事长|护士长|列车长|[院校局处科厂部所站段队班组会行社镇乡区市县村司台工机车船组长]长|委员|代表|员|师|工|手|技师|徒弟|弟子|学徒|教授|博士|院士|"
    r"创始人|负责人|带头人|传承人|职工|工人|工匠|医生|护士|教师|老师|干部|司机|民警|法官|选手|同志|农民|家|姑娘|小伙子?|小哥|大姐|汉子|保安|劳模|标兵|总裁|董事|校长|"
    r"学生|村民|居民|市民|店主|[动作愿营]者|专干|政委|参谋|干警|辅警|农民工|专家|大夫|军人|老兵)"
)
"""A regular expression. Words that end the apposition before a name in reports of awards: ``数控车工|王某某``."""

TITLE_BEHIND = (
    "同志|先生|女士|老师|副?教授|副?会长|副?主席|副?院长|副?校长|副?主任|"
    "大夫|医生|师傅|警官|法官|检察官|研究员|理事长"
)
"""A regular expression. What is said behind a name: ``王某某|教授|获评``."""
