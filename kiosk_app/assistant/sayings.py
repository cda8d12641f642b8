"""Short forms and dialect words, each with what it stands for, so that one question has one face.

`SHORT` is keyed without marks: it means the same however it is typed. `DIALECT` is keyed as written and
counts only in a text that has marks, because bare it would be another word: "mô" is "where", "mo" may be "mở".
"""

from __future__ import annotations

SHORT = {
    "bhyt": "bao hiem y te", "bhxh": "bao hiem xa hoi", "bhtn": "bao hiem that nghiep",
    "bn": "bao nhieu",
    "cccd": "can cuoc cong dan", "cmnd": "chung minh nhan dan", "cmt": "chung minh thu",
    "ck": "chong", "dc": "duoc",
    "cmtnd": "chung minh thu nhan dan", "dk": "dang ky", "dki": "dang ky",
    "dkks": "dang ky khai sinh",
    "dkkh": "dang ky ket hon", "dkkd": "dang ky kinh doanh", "dktt": "dang ky thuong tru",
    "dky": "dang ky",
    "gcn": "giay chung nhan", "gcnqsdd": "giay chung nhan quyen su dung dat",
    "gks": "giay khai sinh",
    "gp": "giay phep", "gpkd": "giay phep kinh doanh", "gplx": "giay phep lai xe",
    "gpxd": "giay phep xay dung",
    "gt": "giay to", "hc": "ho chieu", "hk": "ho khau", "hkd": "ho kinh doanh",
    "hktt": "ho khau thuong tru",
    "bnhieu": "bao nhieu", "bs": "ban sao", "gcs": "giay chung sinh", "gpld": "giay phep lao dong",
    "kcb": "kham chua benh",
    "ng": "nguoi", "sy": "sao y", "xkld": "xuat khau lao dong",
    "hok": "khong", "hs": "ho so", "j": "gi", "k": "khong", "ki": "ky", "kd": "kinh doanh",
    "kh": "ket hon",
    "ko": "khong", "ks": "khai sinh", "li": "ly", "lltp": "ly lich tu phap", "mik": "minh",
    "nct": "nguoi cao tuoi",
    "nhiu": "bao nhieu", "nk": "nhap khau", "nkt": "nguoi khuyet tat", "ntn": "nhu the nao",
    "pltp": "phieu ly lich tu phap", "qsdd": "quyen su dung dat", "sanh": "sinh",
    "shk": "so ho khau",
    "sdt": "so dien thoai", "tcxh": "tro cap xa hoi", "thiet": "that", "tk": "tai khoan",
    "tncn": "thu nhap ca nhan",
    "trc": "truoc", "tthn": "tinh trang hon nhan", "tui": "toi", "tia": "cha",
    "ubnd": "uy ban nhan dan", "vk": "vo",
    "vnied": "vneid", "xn": "xac nhan", "xntthn": "xac nhan tinh trang hon nhan", "dzay": "vay",
    "zay": "vay", "dzo": "vao",
}  # fmt: skip

DIALECT = {
    "bịnh": "benh", "bọ": "bo", "bữa": "hom", "bựa": "hom", "biểu": "bao", "chộ": "thay", "cấy": "cai",
    "đàng": "duong", "gấy": "vo", "hè": "nhe", "mướn": "thue", "nỏ": "khong", "tê": "kia", "tía": "cha",
    "trốc": "dau", "chi": "gi", "chánh": "chinh", "chừ": "gio",
    "eng": "anh", "giai": "trai",
    "hớt": "cat", "hông": "khong", "hổng": "khong", "hỉ": "nhe", "lày": "nay", "lào": "nao",
    "lộp": "nop", "má": "me",
    "mô": "dau", "mạ": "me", "mần": "lam", "mệ": "ba", "nhiêu": "bao nhieu", "ni": "nay",
    "ný": "ly", "nàm": "lam",
    "nấy": "lay", "nịch": "lich", "nớ": "do", "o": "co", "rớt": "roi", "rứa": "the",
    "răng": "sao", "tụi": "bon",
    "vô": "vao", "đặng": "de",
}  # fmt: skip
