<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi_VN">
<context>
    <name></name>
    <message id="dock.bank">
        <source></source>
        <translation>Ngân hàng</translation>
    </message>
    <message id="dock.bank.later">
        <source></source>
        <translation>Trễ</translation>
    </message>
    <message id="dock.bank.less">
        <source></source>
        <translation>Thiếu</translation>
    </message>
    <message id="dock.bank.more">
        <source></source>
        <translation>Dư</translation>
    </message>
    <message id="dock.bank.never">
        <source></source>
        <translation>Không</translation>
    </message>
    <message id="dock.bank.none">
        <source></source>
        <translation>không có khoản chờ</translation>
    </message>
    <message id="dock.bank.now">
        <source></source>
        <translation>Ngay</translation>
    </message>
    <message id="dock.bank.owed">
        <source></source>
        <translation>chờ %1</translation>
    </message>
    <message id="dock.bank.pay">
        <source></source>
        <translation>Chuyển khoản ngay bây giờ</translation>
    </message>
    <message id="dock.bank.twice">
        <source></source>
        <translation>Hai lần</translation>
    </message>
    <message id="dock.camera">
        <source></source>
        <translation>Thẻ trước máy ảnh</translation>
    </message>
    <message id="dock.camera.note">
        <source></source>
        <translation>mã QR của ai</translation>
    </message>
    <message id="dock.card">
        <source></source>
        <translation>Thẻ trên đầu đọc</translation>
    </message>
    <message id="dock.card.in_process">
        <source></source>
        <translation>thẻ mô phỏng</translation>
    </message>
    <message id="dock.card.pcsc">
        <source></source>
        <translation>PC/SC thật, thẻ ảo</translation>
    </message>
    <message id="dock.card_how.clone">
        <source></source>
        <translation>Thẻ giả</translation>
    </message>
    <message id="dock.card_how.mute">
        <source></source>
        <translation>Câm</translation>
    </message>
    <message id="dock.card_how.pulled">
        <source></source>
        <translation>Rút ngang</translation>
    </message>
    <message id="dock.card_how.slow">
        <source></source>
        <translation>Chậm</translation>
    </message>
    <message id="dock.card_how.steady">
        <source></source>
        <translation>Đọc tốt</translation>
    </message>
    <message id="dock.clock">
        <source></source>
        <translation>Đồng hồ</translation>
    </message>
    <message id="dock.clock.after_hours">
        <source></source>
        <translation>15:01</translation>
    </message>
    <message id="dock.clock.minutes">
        <source></source>
        <translation>+15 phút</translation>
    </message>
    <message id="dock.clock.real">
        <source></source>
        <translation>Thật</translation>
    </message>
    <message id="dock.clock.seconds">
        <source></source>
        <translation>+90 giây</translation>
    </message>
    <message id="dock.clock.years">
        <source></source>
        <translation>−2 năm</translation>
    </message>
    <message id="dock.disk">
        <source></source>
        <translation>Ổ đĩa</translation>
    </message>
    <message id="dock.disk.low">
        <source></source>
        <translation>Sắp đầy</translation>
    </message>
    <message id="dock.disk.ok">
        <source></source>
        <translation>Còn chỗ</translation>
    </message>
    <message id="dock.identity">
        <source></source>
        <translation>VNeID (mô phỏng)</translation>
    </message>
    <message id="dock.identity.denied">
        <source></source>
        <translation>Từ chối</translation>
    </message>
    <message id="dock.identity.nonsense">
        <source></source>
        <translation>Nói nhảm</translation>
    </message>
    <message id="dock.identity.silent">
        <source></source>
        <translation>Im lặng</translation>
    </message>
    <message id="dock.identity.well">
        <source></source>
        <translation>Tốt</translation>
    </message>
    <message id="dock.line">
        <source></source>
        <translation>Đường mạng</translation>
    </message>
    <message id="dock.line.cut">
        <source></source>
        <translation>Đứt</translation>
    </message>
    <message id="dock.line.flaky">
        <source></source>
        <translation>Chập chờn</translation>
    </message>
    <message id="dock.line.note">
        <source></source>
        <translation>%1 hồ sơ chờ gửi</translation>
    </message>
    <message id="dock.line.slow">
        <source></source>
        <translation>Chậm</translation>
    </message>
    <message id="dock.line.up">
        <source></source>
        <translation>Thông</translation>
    </message>
    <message id="dock.none">
        <source></source>
        <translation>Không</translation>
    </message>
    <message id="dock.page.blank">
        <source></source>
        <translation>Trắng</translation>
    </message>
    <message id="dock.page.blurred">
        <source></source>
        <translation>Mờ</translation>
    </message>
    <message id="dock.page.dark">
        <source></source>
        <translation>Tối</translation>
    </message>
    <message id="dock.page.glare">
        <source></source>
        <translation>Lóa</translation>
    </message>
    <message id="dock.page.good">
        <source></source>
        <translation>Rõ</translation>
    </message>
    <message id="dock.page.none">
        <source></source>
        <translation>Không</translation>
    </message>
    <message id="dock.page.tilted">
        <source></source>
        <translation>Nghiêng</translation>
    </message>
    <message id="dock.page_more.cut">
        <source></source>
        <translation>Mất góc</translation>
    </message>
    <message id="dock.page_more.declaration">
        <source></source>
        <translation>Tờ khai</translation>
    </message>
    <message id="dock.page_more.health">
        <source></source>
        <translation>Khám sức khỏe</translation>
    </message>
    <message id="dock.page_more.small">
        <source></source>
        <translation>Quá xa</translation>
    </message>
    <message id="dock.part.again">
        <source></source>
        <translation>Chạy lại</translation>
    </message>
    <message id="dock.part.down">
        <source></source>
        <translation>đang mở lại</translation>
    </message>
    <message id="dock.part.name.card">
        <source></source>
        <translation>Thẻ ảo</translation>
    </message>
    <message id="dock.part.name.devices">
        <source></source>
        <translation>Thiết bị</translation>
    </message>
    <message id="dock.part.name.kiosk">
        <source></source>
        <translation>Giao diện</translation>
    </message>
    <message id="dock.part.name.line">
        <source></source>
        <translation>Đường dây</translation>
    </message>
    <message id="dock.part.name.pcscd">
        <source></source>
        <translation>Đầu đọc</translation>
    </message>
    <message id="dock.part.name.portal">
        <source></source>
        <translation>Cổng nhận</translation>
    </message>
    <message id="dock.part.name.printer">
        <source></source>
        <translation>Máy in ảo</translation>
    </message>
    <message id="dock.part.name.sync">
        <source></source>
        <translation>Gửi hồ sơ</translation>
    </message>
    <message id="dock.part.restarts">
        <source></source>
        <translation>%1, mở lại %2</translation>
    </message>
    <message id="dock.part.returned">
        <source></source>
        <translation>đã mở lại</translation>
    </message>
    <message id="dock.part.runs">
        <source></source>
        <translation>chạy %1</translation>
    </message>
    <message id="dock.part.stop">
        <source></source>
        <translation>Dừng</translation>
    </message>
    <message id="dock.part.stopped">
        <source></source>
        <translation>đã dừng</translation>
    </message>
    <message id="dock.parts">
        <source></source>
        <translation>Tiến trình</translation>
    </message>
    <message id="dock.parts.alone">
        <source></source>
        <translation>không có người trông tiến trình</translation>
    </message>
    <message id="dock.parts.note">
        <source></source>
        <translation>kill -9: tự mở lại · Dừng: chờ bấm Chạy lại</translation>
    </message>
    <message id="dock.picture">
        <source></source>
        <translation>Màn hình kiosk %1×%2 · thu %3%</translation>
    </message>
    <message id="dock.portal">
        <source></source>
        <translation>Cổng</translation>
    </message>
    <message id="dock.portal.nonsense">
        <source></source>
        <translation>Nói nhảm</translation>
    </message>
    <message id="dock.portal.silent">
        <source></source>
        <translation>Im lặng</translation>
    </message>
    <message id="dock.portal.well">
        <source></source>
        <translation>Tốt</translation>
    </message>
    <message id="dock.practice">
        <source></source>
        <translation>BẢN DÙNG THỬ, KHÔNG CÓ GIÁ TRỊ</translation>
    </message>
    <message id="dock.printer">
        <source></source>
        <translation>Giấy in</translation>
    </message>
    <message id="dock.printer.cover_open">
        <source></source>
        <translation>Nắp mở</translation>
    </message>
    <message id="dock.printer.enough">
        <source></source>
        <translation>Đủ</translation>
    </message>
    <message id="dock.printer.gone">
        <source></source>
        <translation>Mất</translation>
    </message>
    <message id="dock.printer.jam">
        <source></source>
        <translation>Kẹt</translation>
    </message>
    <message id="dock.printer.near_end">
        <source></source>
        <translation>Sắp hết</translation>
    </message>
    <message id="dock.printer.note">
        <source></source>
        <translation>đã in %1 phiếu</translation>
    </message>
    <message id="dock.printer.offline">
        <source></source>
        <translation>Tạm dừng</translation>
    </message>
    <message id="dock.printer.out">
        <source></source>
        <translation>Hết</translation>
    </message>
    <message id="dock.printer.out_mid_print">
        <source></source>
        <translation>Hết dở</translation>
    </message>
    <message id="dock.scanner">
        <source></source>
        <translation>Máy quét</translation>
    </message>
    <message id="dock.scanner.busy">
        <source></source>
        <translation>Bận</translation>
    </message>
    <message id="dock.scanner.cover_open">
        <source></source>
        <translation>Nắp mở</translation>
    </message>
    <message id="dock.scanner.gone">
        <source></source>
        <translation>Mất</translation>
    </message>
    <message id="dock.scanner.jam">
        <source></source>
        <translation>Kẹt giấy</translation>
    </message>
    <message id="dock.scanner.note">
        <source></source>
        <translation>ảnh chuẩn bị sẵn</translation>
    </message>
    <message id="dock.scanner.ready">
        <source></source>
        <translation>Sẵn sàng</translation>
    </message>
    <message id="dock.title">
        <source></source>
        <translation>Bàn thử máy</translation>
    </message>
</context>
</TS>
