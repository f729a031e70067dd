"""What a site prints around an article, by its wording and by the names that templates give it.

Patterns are of whole lines, or of whole parts of a line that says when and by whom something was published.
Sources: the templates of the content systems of Chinese government sites (TRS, 大汉, VisualSite, UCAP), of
newspapers' electronic pages (方正), of WeChat articles and of WordPress.
"""

from __future__ import annotations

import re

__all__ = [
    "ends_article",
    "is_credit",
    "is_furniture",
    "is_furniture_name",
    "may_hold_body",
    "names_body",
    "without_furniture",
]

_B = r"[\s\u3000\xa0]*"
_END = rf"{_B}[：:\]】）)。]?"

# 上一篇：…… 下一条 没有了; 当前位置：首页 > 正文; 相关阅读: what is below the first of them is no article any more
_AFTER = re.compile(
    rf"{_B}(?:[【\[（(]{_B})?(?:"
    rf"[上前下后]{_B}一?{_B}[篇条则页个](?:文章|新闻|信息|图集)?(?:{_B}[：:>»]|$|{_B}(?:没有|无))"
    rf"|(?:相关|推荐|延伸|更多|热门|精彩|最新|近期|往期|大家都在|猜你喜欢|编辑)(?:的)?(?:阅读|新闻|文章|推荐|报道|信息|链接|资讯|内容|排行|回顾|评论|搜|看)?{_END}$"
    rf"|(?:热点|今日|图片|视频)?(?:推荐|排行|热榜|热搜|头条){_END}$|(?:热点|新闻|点击|阅读)(?:推荐|排行榜?|关注){_END}$|相关(?:附件|稿件|推荐|专题){_END}$"
    rf"|(?:网友|最新|全部|发表|我要|用户)?(?:评论|留言|跟帖)(?:{_B}[（(]?\d*[）)]?条?)?{_END}$"
    r"|[-—·\s]*(?:THE )?END[-—·\s]*$|[（(]?全文完[）)]?$"
    r"|版权所有|版权声明|免责声明|Copyright|©|All Rights Reserved|[\u4e00-\u9fff]?ICP[备证]|[\u4e00-\u9fff]?公网安备"
    rf"|网站标识码|(?:网站地图|关于我们|联系我们|友情链接)(?:{_B}[|｜：:·]|[\s\u3000\xa0]|$)"
    r")",
    re.IGNORECASE,
)
_LINE = re.compile(
    rf"{_B}(?:"
    rf"(?:您?(?:现在|目前|当前)?(?:所在|的)*|当前)位置{_B}[：:].*|首页{_B}(?:[>»→/|-]|&gt;).*"
    rf"|[（(【\[]?{_B}(?:责任编辑|责编|编辑|编审|审核|初审|复审|终审|审校|校对|监制|排版|美编|值班编辑|网站编辑|一审|二审|三审|值班主任){_B}[：:／/].{{0,60}}"
    rf"|[【\[（(]?{_B}(?:打印|关闭|收藏|返回)(?:本[页文]|此[页文]|该[页文]|窗口|网页|页面|顶部|列表|目录|首页|上一?[页级])?{_B}[】\]）)]?(?:{_B}[【\[（(|]?{_B}(?:打印|关闭|收藏|返回)(?:本[页文]|此[页文]|窗口|顶部|列表)?{_B}[】\]）)]?)*"
    rf"|分享(?:到|至|按钮)?{_B}(?:[：:].{{0,40}})?|分享(?:给|让)[^，。；]{{0,12}}|微信扫一扫.{{0,20}}|扫一扫[，,]?[^，。；]{{0,20}}"
    rf"|[^，。；]{{0,8}}(?:扫码|扫描二维码|长按(?:识别)?二维码)[^，。；]{{0,16}}|二维码"
    r"|.{0,6}点击(?:上方|下方|标题|右上角|左上角).{0,12}(?:关注|订阅|蓝字).{0,12}|关注(?:我们|公众号)|.{0,4}(?:轻触|点击|戳)?阅读原文"
    r"|向上滑动看下一个|原创|广告|展开全文|点击(?:查看更多|加载更多|展开).{0,6}|[^，。；]{0,20}打开APP|下载[^。；]{0,12}(?:APP|客户端)[^。；]{0,16}"
    r"|(?:在看|阅读|点赞|赞|喜欢作者)\s*\d*|(?:大字|中字|小字|小字号|大字号)|字[号体][^，。；]{0,20}|A[+-]?"
    r"|(?:技术支持|网站维护|网站管理|备案号|网站备案|服务邮箱|违法和不良信息举报).{0,80}|主办(?:单位)?[：:].{0,60}(?:地址|电话|版权|备案).*"
    r"|#[^#\s]{1,20}(?:[\s#]+[^#\s]{1,20})*#?|.{0,6}浏览器不支持.*|.{0,6}您是(?:本站)?第.{0,12}位(?:访客|访问者).*|建议使用.{0,30}(?:分辨率|浏览器).*|(?:设为首页|加入收藏)(?:.{0,20})"
    r"|(?:分类|标签|关键词|关键字|栏目|TAGS?)[：:].{0,60}|首页\s*上一页.*|[\d\s首上下末尾页一前后第/]*共\s*\d+\s*页[\d\s首上下末尾页一前后第/]*|[\d\s]*下一页.{0,10}|暂无评论.*|发表(?:评论|回复).*"
    rf"){_B}",
    re.IGNORECASE,
)
# Parts of the line below the title: 【字号：大 中 小】 浏览次数：1203次 打印 分享
_SIZES = re.compile(
    rf"[【\[（(]?{_B}(?:[大小]字号?|字[号体](?:大小|显示|选择)?){_B}[：:]?{_B}(?:[\[【（(]?{_B}[特超]?[大中小](?![\u4e00-\u9fff])[\]】）)]?[号字]?[{'|'}/、\s\u3000\xa0]*)*[】\]）)]?"
)
_COUNTER = re.compile(
    rf"[|｜]?{_B}(?:浏览|点击|阅读|访问|点击率|人气|关注)(?:次数|人数|数|量)?{_B}(?:[：:]{_B}[\[（(]?{_B}\d*{_B}[\]）)]?{_B}次?|[\[（(]?\d+[\]）)]?{_B}次)"
)
_TOOLS = re.compile(
    rf"[【\[（(|]?{_B}(?<![\u4e00-\u9fff])(?:打印(?:本[页文]|此[页文])?|关闭(?:窗口|本页)?|收藏(?:本页)?|复制链接|我要纠错|纠错|分享(?:到|至)?{_B}[：:]?|"
    rf"语音(?:播报|朗读)|朗读|听新闻|(?:微信|微博|QQ空间)(?:扫一扫)?|放大[+＋]?|缩小[-－]?|默认[oO]?|全文复制|往期回顾|返回目录|T[+-]|保护视力色)(?![\u4e00-\u9fff]){_B}[】\]）)|]?"
)
_EDITOR = re.compile(rf"(?:责任编辑|责编|编辑|审核|校对|编审){_B}[：:]{_B}[^\s\u3000\xa0|]*")
_LABEL = (
    "(?:发布|发表|更新|发文)?(?:时间|日期)|信息来源|文章来源|稿件来源|稿源|来源|作者|记者|通讯员|供稿|"
    "发布者|发布人|编辑|责任编辑|浏览次数|点击数?"
)
_GLUED = re.compile(rf"(?<=[^\s\u3000\xa0|（(【\[布表新文息章件任稿])(?=(?:{_LABEL})[：:])")
_DATED = re.compile(rf"(?:{_LABEL}){_B}[：:]|(?:19|20)\d\d[-/.年]\d{{1,2}}[-/.月]\d{{1,2}}")
_ORIGINAL = re.compile(rf"原创{_B}")  # WeChat's mark before the author
_SIZES_ALONE = re.compile(rf"[\[【（(]{_B}大{_B}中{_B}小{_B}[\]】）)]")
# What stands in the foot of a site, wherever in its line
_FOOT = re.compile(r"Copyright|版权所有|ICP[备证]|公网安备|不良信息举报|All Rights Reserved", re.IGNORECASE)
_LONGEST_NOTE = 160
_LEFT_OVER = re.compile(r"[\s\u3000\xa0|/·,，:：\[\]【】()（）]*")

# Words in the class, id, role or tag of an element that holds no part of an article.
_NAMES = frozenset(
    str.split(
        "nav navbar navigation topnav mainnav subnav menu breadcrumb breadcrumbs crumb crumbs position "
        "weizhi footer foot copyright share sharing bdsharebuttonbox bdshare social sns comment comments "
        "pinglun respond related relevant recommend tuijian sidebar aside widget hot rank paihang toolbar "
        "qrcode ewm erweima qr ad ads advert banner pager pagination prevnext prev-next login search "
        "toplink friendlink complementary contentinfo menubar dialog tooltip copyright_logo top bottom"
    )
)
# The same as the first or last part of a name: top-nav, related-posts, share_box
_PARTS = frozenset(
    str.split(
        "nav navigation menu breadcrumb footer share comment comments related recommend sidebar pagination"
    )
)
_PART = re.compile("[-_]")
# Class or id of the element that holds an article's text in widespread templates; each is only a text's.
_BODY_NAMES = re.compile(
    r"trs_?editor(?:_view)?|custom_unionstyle|ucap-?content|pages_content|js_content|ozoom|zoom|founder-content|v_news_content|"
    r"entry-content|post-content|(?:[a-z]+[-_])?article[-_]?(?:content|body|text|con)|content-?(?:article|text|body|detail)|news-?(?:content|text|body|con)|"
    r"detail-?(?:content|text|con)|rm_txt_con|text-?con(?:tent)?|art_?con|con_?text|zw_?content|ue_table|wordsection1|mainbody|articlebody",
)


def is_furniture(line: str) -> bool:
    """Whether a whole line is printed by the site: ``责任编辑：孙丽``, ``【打印本页】【关闭窗口】``,
    ``分享到：微信``."""
    if len(line) > _LONGEST_NOTE:
        return False
    return ends_article(line) or bool(_LINE.fullmatch(line) or _COUNTER.fullmatch(line))


def ends_article(line: str) -> bool:
    """Whether a line after the article's text begins what is no part of it: ``上一篇：……``, ``相关阅读``,
    ``版权所有……``."""
    return len(line) <= _LONGEST_NOTE and bool(_AFTER.match(line) or _FOOT.search(line))


def is_credit(line: str) -> bool:
    """Whether a line above an article's text says when, where or by whom it was published."""
    return len(line) <= _LONGEST_NOTE and "。" not in line and _DATED.search(line) is not None


def without_furniture(line: str) -> str:
    """A line that says when and by whom something was published, without counters and tools between; others as
    they are.

    ``发布时间：2024-03-15来源：云州市总工会【字号：大 中 小】浏览次数：12`` → ``发布时间：2024-03-15
    来源：云州市总工会``.
    """
    if len(line) > _LONGEST_NOTE or "。" in line or not (_DATED.search(line) or _SIZES.search(line)):
        return line
    line = line[match.end() :] if (match := _ORIGINAL.match(line)) else line
    for pattern in (_GLUED, _SIZES_ALONE, _SIZES, _COUNTER, _TOOLS, _EDITOR):
        line = pattern.sub(" ", line)
    return "" if _LEFT_OVER.fullmatch(line) else line.strip(" \u3000\xa0|")


def is_furniture_name(names: tuple[str, ...]) -> bool:
    """Whether an element's tag, role, class or id says that it holds navigation, sharing, comments, advertisements."""
    return any(
        name in _NAMES or (parts := _PART.split(name))[0] in _PARTS or parts[-1] in _PARTS for name in names
    )


def names_body(names: tuple[str, ...]) -> bool:
    """Whether an element's class, id or item property is one that templates give an article's text."""
    return any(_BODY_NAMES.fullmatch(name) for name in names)


def may_hold_body(names: tuple[str, ...]) -> bool:
    """Whether an element is called an article, which may be its text alone, or that with its title and comments."""
    return "article" in names
