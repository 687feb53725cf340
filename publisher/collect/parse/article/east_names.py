"""Names in Chinese characters that no label announces."""

_CHINESE = frozenset(
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢"
    "蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史"
    "顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文施洪翁"
    "張劉陳楊趙黃吳孫馬羅鄭謝韓馮蕭鄧許呂蘇盧蔣賈葉閻鍾譚鄒陸顧龍萬錢湯喬賀賴龔"
)
_JAPANESE = frozenset(
    """
    佐藤 鈴木 高橋 田中 伊藤 渡辺 渡邊 山本 中村 小林 加藤 吉田 山田 佐々 山口 松本 井上 木村
    斎藤 清水 山崎 池田 橋本
    阿部 石川 山下 中島 石井 小川 前田 岡田 長谷 藤田 後藤 近藤 村上 遠藤 青木 坂本 斉藤 福田
    太田 西村 藤井 金子
    岡本 藤原 中野 三浦 原田 中川 松田 竹内 小野 田村 中山 和田 石田 森田 上田 柴田 酒井 工藤
    横山 宮崎 宮本 内田
    高木 安藤 谷口 大野 丸山 今井 高田 藤本 武田 村田 上野 杉山 増田 平野 大塚 千葉 久保 松井
    小島 岩崎 桜井 野口
    松尾 菊地 木下 佐野 野村 新井
    """.split()
)
"""The frequent ones, by their first two letters."""

_JOINTS = frozenset("\u3000 ・·")
_LONGEST_CHINESE = 4


def is_east_name(text: str) -> bool:
    """Tell whether letters that may be a name are one: parted, or with a frequent family name."""
    if _JOINTS & set(text):
        return True
    is_chinese = text[0] in _CHINESE and len(text) <= _LONGEST_CHINESE
    return is_chinese or text[:2] in _JAPANESE
