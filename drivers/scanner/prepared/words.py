"""What the practice papers say. All of it invented; nobody of these names and numbers exists."""

from __future__ import annotations

from dataclasses import dataclass, field

#: Stands on every practice paper.
PRACTICE = "BẢN DÙNG THỬ, KHÔNG CÓ GIÁ TRỊ"

_STATE = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")


@dataclass(frozen=True, slots=True)
class Paper:
    """One page: heading lines, title, paragraphs, and who signs under which words."""

    title: str
    subtitle: str
    paragraphs: tuple[str, ...]
    place: str
    signatures: tuple[tuple[str, str], ...]
    heading: tuple[str, ...] = field(default=_STATE)
    stamp: bool = False


AUTHORISATION = Paper(
    title="GIẤY ỦY QUYỀN",
    subtitle="(V/v nhận kết quả giải quyết thủ tục hành chính)",
    paragraphs=(
        "Hôm nay, ngày 16 tháng 11 năm 2026, tại nhà riêng của bên ủy quyền, chúng tôi gồm có:",
        "1. Bên ủy quyền: bà Trần Thị Hoa Mẫu, sinh ngày 04 tháng 3 năm 1961, số định danh "
        "001161999901, nơi cư trú: số 12, ngõ Thử Nghiệm, phường Giảng Võ, thành phố Hà Nội.",
        "2. Bên được ủy quyền: ông Lê Văn Thử, sinh ngày 21 tháng 9 năm 1988, số định danh "
        "001088999902, nơi cư trú: số 7, đường Ví Dụ, phường Ngọc Hà, thành phố Hà Nội.",
        "Bên ủy quyền đồng ý để bên được ủy quyền thay mặt mình nộp hồ sơ, bổ sung giấy tờ, nộp lệ phí "
        "và nhận bản sao trích lục khai sinh tại điểm phục vụ hành chính công nơi gần nhất.",
        "Thời hạn ủy quyền: ba mươi ngày, kể từ ngày ký. Việc ủy quyền này không có thù lao. Bên được ủy "
        "quyền không được ủy quyền lại cho người khác.",
        "Hai bên đã đọc lại, hiểu rõ quyền và nghĩa vụ của mình, tự nguyện ký tên dưới đây và chịu trách "
        "nhiệm trước pháp luật về lời khai trên.",
    ),
    place="Hà Nội, ngày 16 tháng 11 năm 2026",
    signatures=(("BÊN ỦY QUYỀN", "Trần Thị Hoa Mẫu"), ("BÊN ĐƯỢC ỦY QUYỀN", "Lê Văn Thử")),
)

HEALTH = Paper(
    title="GIẤY KHÁM SỨC KHỎE",
    subtitle="CỦA NGƯỜI LÁI XE",
    heading=("PHÒNG KHÁM ĐA KHOA THỰC HÀNH MẪU", "Số: 00123/GKSK-THỬ"),
    paragraphs=(
        "Họ và tên: NGUYỄN THỊ MAI. Giới tính: nữ. Ngày sinh: 14/5/1989. Số định danh: 001189000417.",
        "Chỗ ở hiện tại: số 12, ngõ 34 phố Quan Nhân, Phường Thanh Xuân, Thành phố Hà Nội.",
        "Đề nghị khám sức khỏe để đổi giấy phép lái xe hạng B.",
        "I. Tâm thần: hiện không có biểu hiện bất thường. Thần kinh: bình thường.",
        "II. Mắt: thị lực không kính, mắt phải 10/10, mắt trái 9/10; thị trường bình thường; sắc giác "
        "phân biệt rõ đỏ, vàng, xanh.",
        "III. Tai, mũi, họng: nghe nói thường cách 4 mét, hai tai đều rõ.",
        "IV. Tim mạch: mạch 72 lần/phút, huyết áp 118/76 mmHg. Hô hấp, cơ xương khớp: không phát hiện bệnh.",
        "V. Xét nghiệm: ma túy âm tính; nồng độ cồn trong máu bằng không.",
        "KẾT LUẬN: Đủ điều kiện sức khỏe lái xe hạng B. Giấy này có giá trị mười hai tháng.",
    ),
    place="Hà Nội, ngày 09 tháng 11 năm 2026",
    signatures=(("NGƯỜI ĐƯỢC KHÁM", "Nguyễn Thị Mai"), ("BÁC SĨ KẾT LUẬN", "Bs. Phạm Thị Ví Dụ")),
    stamp=True,
)

DECLARATION = Paper(
    title="TỜ KHAI",
    subtitle="ĐỀ NGHỊ HƯỞNG TRỢ CẤP HƯU TRÍ XÃ HỘI",
    paragraphs=(
        "Kính gửi: Ủy ban nhân dân phường Giảng Võ.",
        "1. Họ, chữ đệm và tên: TRẦN VĂN MẪU. Ngày sinh: 15/02/1950. Giới tính: nam.",
        "2. Số định danh cá nhân: 001050999903. Dân tộc: Kinh.",
        "3. Nơi thường trú: số 3, phố Kiểm Thử, phường Giảng Võ, thành phố Hà Nội.",
        "4. Nơi ở hiện nay: như trên. Điện thoại: 0900 000 003.",
        "5. Chế độ đang hưởng: không hưởng lương hưu, không hưởng trợ cấp bảo hiểm xã hội hằng tháng.",
        "6. Tôi đề nghị nhận tiền trợ cấp qua tài khoản ngân hàng của chính tôi.",
        "Tôi xin cam đoan những lời khai trên là đúng sự thật. Nếu có điều gì khai không đúng, tôi xin "
        "chịu trách nhiệm hoàn toàn.",
    ),
    place="Hà Nội, ngày 18 tháng 11 năm 2026",
    signatures=(("", ""), ("NGƯỜI KHAI", "Trần Văn Mẫu")),
)
