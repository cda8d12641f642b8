<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi_VN">
<context>
    <name></name>
    <message id="a4.code_note">
        <source></source>
        <translation>mã tạm của máy</translation>
    </message>
    <message id="a4.foot">
        <source></source>
        <translation>Trang 1/1 · Tên và số đã được che bớt</translation>
    </message>
    <message id="a4.form.answers">
        <source></source>
        <translation>Nội dung kê khai</translation>
    </message>
    <message id="a4.form.birth">
        <source></source>
        <translation>Ngày sinh</translation>
    </message>
    <message id="a4.form.date">
        <source></source>
        <translation>Ngày %1 tháng %2 năm %3</translation>
    </message>
    <message id="a4.form.draft">
        <source></source>
        <translation>Chưa nộp</translation>
    </message>
    <message id="a4.form.filed">
        <source></source>
        <translation>Đã nộp tại máy</translation>
    </message>
    <message id="a4.form.forms">
        <source></source>
        <translation>Mẫu chính thức</translation>
    </message>
    <message id="a4.form.made">
        <source></source>
        <translation>Lập lúc %1</translation>
    </message>
    <message id="a4.form.made_by">
        <source></source>
        <translation>Máy lập từ câu trả lời của người nộp</translation>
    </message>
    <message id="a4.form.masked">
        <source></source>
        <translation>Số được che bớt trên màn hình, in ra thì ghi đủ</translation>
    </message>
    <message id="a4.form.name">
        <source></source>
        <translation>Họ và tên</translation>
    </message>
    <message id="a4.form.note">
        <source></source>
        <translation>Bản này do máy lập từ câu trả lời của quý vị, *không phải* mẫu chính thức. Mẫu chính thức của thủ tục này là %1; nơi giải quyết có thể yêu cầu ký vào mẫu đó.</translation>
    </message>
    <message id="a4.form.note.no_form">
        <source></source>
        <translation>Bản này do máy lập từ câu trả lời của quý vị, *không phải* biểu mẫu chính thức. Nơi giải quyết có thể yêu cầu ký vào mẫu của mình.</translation>
    </message>
    <message id="a4.form.number">
        <source></source>
        <translation>Số định danh</translation>
    </message>
    <message id="a4.form.old_ward">
        <source></source>
        <translation>%1 (tên cũ: %2)</translation>
    </message>
    <message id="a4.form.page">
        <source></source>
        <translation>Trang</translation>
    </message>
    <message id="a4.form.sign">
        <source></source>
        <translation>Người kê khai</translation>
    </message>
    <message id="a4.form.sign_note">
        <source></source>
        <translation>(ký, ghi rõ họ tên)</translation>
    </message>
    <message id="a4.form.title">
        <source></source>
        <translation>BẢN KÊ KHAI</translation>
    </message>
    <message id="a4.form.unit">
        <source></source>
        <translation>Nơi giải quyết</translation>
    </message>
    <message id="a4.form.who">
        <source></source>
        <translation>Người nộp</translation>
    </message>
    <message id="a4.holder.value">
        <source></source>
        <translation>%1, số định danh %2</translation>
    </message>
    <message id="a4.mark">
        <source></source>
        <translation>Dấu của trạm: lầu Khuê Văn</translation>
    </message>
    <message id="a4.next">
        <source></source>
        <translation>Việc tiếp theo</translation>
    </message>
    <message id="a4.next.look">
        <source></source>
        <translation>Quét mã để xem hồ sơ, hoặc gọi %1.</translation>
    </message>
    <message id="a4.next.no_phone">
        <source></source>
        <translation>Không có điện thoại: gõ mã trên phiếu này tại trạm bất kỳ.</translation>
    </message>
    <message id="a4.next.pay">
        <source></source>
        <translation>Lệ phí chưa nộp: chuyển khoản và ghi đúng nội dung ở trên.</translation>
    </message>
    <message id="a4.next.received">
        <source></source>
        <translation>Không cần làm gì thêm. Cán bộ sẽ xem hồ sơ.</translation>
    </message>
    <message id="a4.next.silence">
        <source></source>
        <translation>Sau một ngày làm việc chưa có tin: hỏi cán bộ.</translation>
    </message>
    <message id="a4.next.waiting">
        <source></source>
        <translation>Không cần làm gì thêm. Máy tự gửi khi có mạng.</translation>
    </message>
    <message id="a4.no_cash">
        <source></source>
        <translation>Máy không thu tiền mặt</translation>
    </message>
    <message id="a4.note">
        <source></source>
        <translation>Đây là bản ghi của máy, *không phải* Giấy tiếp nhận hồ sơ và hẹn trả kết quả. Giấy đó do Cổng Dịch vụ công cấp sau khi nhận được hồ sơ.</translation>
    </message>
    <message id="a4.official.none">
        <source></source>
        <translation>Chưa có. Cổng Dịch vụ công sẽ cấp khi tiếp nhận</translation>
    </message>
    <message id="a4.papers">
        <source></source>
        <translation>Giấy tờ đã quét</translation>
    </message>
    <message id="a4.papers.item">
        <source></source>
        <translation>%1. %2, %3 trang</translation>
    </message>
    <message id="a4.procedure">
        <source></source>
        <translation>Thủ tục</translation>
    </message>
    <message id="a4.procedure.value">
        <source></source>
        <translation>%1 (%2)</translation>
    </message>
    <message id="a4.qr">
        <source></source>
        <translation>Mã QR mở trang theo dõi hồ sơ</translation>
    </message>
    <message id="a4.step.checking">
        <source></source>
        <translation>Cán bộ xem (đang ở đây)</translation>
    </message>
    <message id="a4.step.gate">
        <source></source>
        <translation>Cổng tiếp nhận, cấp mã chính thức</translation>
    </message>
    <message id="a4.step.received">
        <source></source>
        <translation>Cổng đã nhận</translation>
    </message>
    <message id="a4.step.result">
        <source></source>
        <translation>Trả kết quả</translation>
    </message>
    <message id="a4.step.saved">
        <source></source>
        <translation>Đã lưu trong máy</translation>
    </message>
    <message id="a4.step.waiting">
        <source></source>
        <translation>Chờ gửi (đang ở đây)</translation>
    </message>
    <message id="a4.subtitle.received">
        <source></source>
        <translation>Phiếu lưu hồ sơ: Cổng Dịch vụ công đã nhận</translation>
    </message>
    <message id="a4.subtitle.waiting">
        <source></source>
        <translation>Phiếu lưu hồ sơ: máy đã lưu, đang chờ gửi lên Cổng Dịch vụ công</translation>
    </message>
    <message id="a4.test.check">
        <source></source>
        <translation>Khung đủ bốn cạnh, chữ đủ dấu, tám ô từ trắng đến đen, quét được mã: máy in A4 tốt.</translation>
    </message>
    <message id="a4.test.title">
        <source></source>
        <translation>Trang in thử A4</translation>
    </message>
    <message id="a4.title">
        <source></source>
        <translation>BẢN GHI CỦA MÁY</translation>
    </message>
    <message id="action.back">
        <source></source>
        <translation>Quay lại</translation>
    </message>
    <message id="action.close">
        <source></source>
        <translation>Đóng</translation>
    </message>
    <message id="action.from_start">
        <source></source>
        <translation>Xem lại từ đầu</translation>
    </message>
    <message id="action.from_start.short">
        <source></source>
        <translation>Từ đầu</translation>
    </message>
    <message id="action.go_on">
        <source></source>
        <translation>Tiếp tục</translation>
    </message>
    <message id="action.hide_number">
        <source></source>
        <translation>Ẩn số</translation>
    </message>
    <message id="action.leaf">
        <source></source>
        <translation>Trang %1</translation>
    </message>
    <message id="action.more">
        <source></source>
        <translation>Xem thêm</translation>
    </message>
    <message id="action.more.short">
        <source></source>
        <translation>Thêm</translation>
    </message>
    <message id="action.see_rest">
        <source></source>
        <translation>Xem tiếp</translation>
    </message>
    <message id="action.see_rest.short">
        <source></source>
        <translation>Tiếp</translation>
    </message>
    <message id="action.show_number">
        <source></source>
        <translation>Hiện số</translation>
    </message>
    <message id="assist.band">
        <source></source>
        <translation>%1 đang giúp</translation>
    </message>
    <message id="assurance.chip_consistent">
        <source></source>
        <translation>đã đọc thẻ</translation>
    </message>
    <message id="assurance.chip_trusted">
        <source></source>
        <translation>đã xác thực thẻ</translation>
    </message>
    <message id="assurance.claimed">
        <source></source>
        <translation>tự khai</translation>
    </message>
    <message id="assurance.vneid">
        <source></source>
        <translation>đã đăng nhập VNeID</translation>
    </message>
    <message id="bar.end">
        <source></source>
        <translation>Kết thúc</translation>
    </message>
    <message id="bar.end.long">
        <source></source>
        <translation>Kết thúc</translation>
    </message>
    <message id="bar.end.short">
        <source></source>
        <translation>Hết</translation>
    </message>
    <message id="bar.low">
        <source></source>
        <translation>Hạ thấp</translation>
    </message>
    <message id="bar.low.short">
        <source></source>
        <translation>Thấp</translation>
    </message>
    <message id="bar.person">
        <source></source>
        <translation>Gặp người</translation>
    </message>
    <message id="bar.person.short">
        <source></source>
        <translation>Giúp</translation>
    </message>
    <message id="bar.speak">
        <source></source>
        <translation>Đọc to</translation>
    </message>
    <message id="bar.speak.short">
        <source></source>
        <translation>Đọc</translation>
    </message>
    <message id="bar.text">
        <source></source>
        <translation>Chữ, màu</translation>
    </message>
    <message id="bar.text.short">
        <source></source>
        <translation>Chữ</translation>
    </message>
    <message id="booking.slip.bring">
        <source></source>
        <translation>Đưa phiếu này hoặc đọc mã cho người trực.</translation>
    </message>
    <message id="booking.slip.code">
        <source></source>
        <translation>Mã hẹn: %1</translation>
    </message>
    <message id="booking.slip.note">
        <source></source>
        <translation>Khi đến</translation>
    </message>
    <message id="booking.slip.open">
        <source></source>
        <translation>Phiếu không ghi tên: ai cầm phiếu thì được hẹn giờ này.</translation>
    </message>
    <message id="booking.slip.title">
        <source></source>
        <translation>Phiếu hẹn giờ</translation>
    </message>
    <message id="booking.slip.when">
        <source></source>
        <translation>%1, %2 %3</translation>
    </message>
    <message id="brand.name">
        <source></source>
        <translation>Dịch vụ công Hà Nội</translation>
    </message>
    <message id="brand.short">
        <source></source>
        <translation>Hà Nội</translation>
    </message>
    <message id="brand.two_lines">
        <source></source>
        <translation>Dịch vụ công
Hà Nội</translation>
    </message>
    <message id="choice.old_ward">
        <source></source>
        <translation>Tên cũ, %1</translation>
    </message>
    <message id="date.day">
        <source></source>
        <translation>Ngày</translation>
    </message>
    <message id="date.month">
        <source></source>
        <translation>Tháng</translation>
    </message>
    <message id="date.read_back">
        <source></source>
        <translation>%1, ngày %2</translation>
    </message>
    <message id="date.year">
        <source></source>
        <translation>Năm</translation>
    </message>
    <message id="declaration.assisted">
        <source></source>
        <translation>Tôi đồng ý để cán bộ giúp tôi trên máy này.</translation>
    </message>
    <message id="declaration.send_papers">
        <source></source>
        <translation>Tôi đồng ý gửi kèm giấy đã quét, chỉ cho việc này.</translation>
    </message>
    <message id="declaration.truth">
        <source></source>
        <translation>Tôi cam đoan những điều khai trên đây là đúng sự thật.</translation>
    </message>
    <message id="defect.cut_off">
        <source></source>
        <translation>Bị mất góc hoặc mất chữ</translation>
    </message>
    <message id="defect.expired">
        <source></source>
        <translation>Đã hết hạn</translation>
    </message>
    <message id="defect.incomplete">
        <source></source>
        <translation>Chưa ghi đủ</translation>
    </message>
    <message id="defect.missing">
        <source></source>
        <translation>Còn thiếu</translation>
    </message>
    <message id="defect.not_matching">
        <source></source>
        <translation>Không khớp với giấy tờ khác</translation>
    </message>
    <message id="defect.other">
        <source></source>
        <translation>Cần xem lại</translation>
    </message>
    <message id="defect.page_missing">
        <source></source>
        <translation>Thiếu trang</translation>
    </message>
    <message id="defect.unreadable">
        <source></source>
        <translation>Đọc không rõ</translation>
    </message>
    <message id="defect.wrong_paper">
        <source></source>
        <translation>Không đúng loại giấy</translation>
    </message>
    <message id="defect.wrong_value">
        <source></source>
        <translation>Ghi chưa đúng</translation>
    </message>
    <message id="duty.away">
        <source></source>
        <translation>Bây giờ không có ai</translation>
    </message>
    <message id="duty.here.mobile">
        <source></source>
        <translation>Có cán bộ trên xe đến %1</translation>
    </message>
    <message id="duty.here.staffed">
        <source></source>
        <translation>Có người đến %1, ngay cạnh máy</translation>
    </message>
    <message id="duty.here.unattended">
        <source></source>
        <translation>Có người trực ở bàn hướng dẫn đến %1</translation>
    </message>
    <message id="duty.none">
        <source></source>
        <translation>Điểm này không có người trực</translation>
    </message>
    <message id="duty.on">
        <source></source>
        <translation>%1 %2, %3 có người</translation>
    </message>
    <message id="duty.today.afternoon">
        <source></source>
        <translation>Chiều nay %1 có người</translation>
    </message>
    <message id="duty.today.evening">
        <source></source>
        <translation>Tối nay %1 có người</translation>
    </message>
    <message id="duty.today.morning">
        <source></source>
        <translation>Sáng nay %1 có người</translation>
    </message>
    <message id="duty.tomorrow.afternoon">
        <source></source>
        <translation>Chiều mai %1 có người</translation>
    </message>
    <message id="duty.tomorrow.evening">
        <source></source>
        <translation>Tối mai %1 có người</translation>
    </message>
    <message id="duty.tomorrow.morning">
        <source></source>
        <translation>Sáng mai %1 có người</translation>
    </message>
    <message id="error.before">
        <source></source>
        <translation>Ngày này trước ngày %1 đã khai. Mời gõ lại.</translation>
    </message>
    <message id="error.choose">
        <source></source>
        <translation>Mời chọn một dòng trong danh sách.</translation>
    </message>
    <message id="error.code_incomplete">
        <source></source>
        <translation>Mã chưa đủ. Mời gõ như trên phiếu.</translation>
    </message>
    <message id="error.code_unknown">
        <source></source>
        <translation>Mã chưa đúng. Mời so lại với phiếu.</translation>
    </message>
    <message id="error.date_future">
        <source></source>
        <translation>Ngày %1 chưa tới. Mời xem lại.</translation>
    </message>
    <message id="error.date_incomplete">
        <source></source>
        <translation>Mời gõ đủ ngày, tháng, năm.</translation>
    </message>
    <message id="error.date_past">
        <source></source>
        <translation>Ngày %1 đã qua. Mời xem lại.</translation>
    </message>
    <message id="error.email">
        <source></source>
        <translation>Địa chỉ chưa đủ. Ví dụ: ten@thu.vn</translation>
    </message>
    <message id="error.least">
        <source></source>
        <translation>Ít nhất %1. Mời gõ lại.</translation>
    </message>
    <message id="error.least_people">
        <source></source>
        <translation>Cần ít nhất %1 người. Mời thêm người.</translation>
    </message>
    <message id="error.mobile">
        <source></source>
        <translation>Số di động bắt đầu bằng 0 và có 10 số.</translation>
    </message>
    <message id="error.most">
        <source></source>
        <translation>Nhiều nhất %1. Mời gõ lại.</translation>
    </message>
    <message id="error.most_people">
        <source></source>
        <translation>Ở đây nhiều nhất %1 người.</translation>
    </message>
    <message id="error.name">
        <source></source>
        <translation>Tên chỉ gồm chữ cái. Mời bỏ số hoặc dấu lạ.</translation>
    </message>
    <message id="error.no_such_day">
        <source></source>
        <translation>Ngày %1 không có. Mời xem lại.</translation>
    </message>
    <message id="error.nothing_due">
        <source></source>
        <translation>Hồ sơ này hiện không có khoản nào phải nộp.</translation>
    </message>
    <message id="error.number">
        <source></source>
        <translation>Chỗ này chỉ ghi chữ số.</translation>
    </message>
    <message id="error.number_refused">
        <source></source>
        <translation>Thẻ không mở với số này. Mời xem lại số trên thẻ.</translation>
    </message>
    <message id="error.number_twice">
        <source></source>
        <translation>Số này đã khai cho người thứ %1. Mời xem lại.</translation>
    </message>
    <message id="error.other_card">
        <source></source>
        <translation>Thẻ này không phải của người nộp hồ sơ.</translation>
    </message>
    <message id="error.other_slip">
        <source></source>
        <translation>Phiếu này của hồ sơ khác.</translation>
    </message>
    <message id="error.passport_number">
        <source></source>
        <translation>Số hộ chiếu có 6 đến 9 chữ và số. Mời gõ tiếp.</translation>
    </message>
    <message id="error.passport_refused">
        <source></source>
        <translation>Hộ chiếu không mở. Mời xem lại số và hai ngày.</translation>
    </message>
    <message id="error.person_unfinished">
        <source></source>
        <translation>Người số %1 còn thiếu thông tin. Chạm vào tên để điền nốt.</translation>
    </message>
    <message id="error.personal_number_length">
        <source></source>
        <translation>Số định danh có 12 chữ số. Mời gõ tiếp.</translation>
    </message>
    <message id="error.phone">
        <source></source>
        <translation>Số điện thoại bắt đầu bằng 0: di động 10 số, số bàn 11 số.</translation>
    </message>
    <message id="error.required">
        <source></source>
        <translation>Mời trả lời câu này rồi bấm Tiếp tục.</translation>
    </message>
    <message id="error.too_long">
        <source></source>
        <translation>Chỉ ghi được %1 chữ. Mời viết ngắn hơn.</translation>
    </message>
    <message id="error.year">
        <source></source>
        <translation>Năm %1 chưa đúng. Mời xem lại.</translation>
    </message>
    <message id="fault.card.absent.do">
        <source></source>
        <translation>Mời đặt thẻ lên đầu đọc.</translation>
    </message>
    <message id="fault.card.absent.safe">
        <source></source>
        <translation>Chưa mất gì.</translation>
    </message>
    <message id="fault.card.absent.title">
        <source></source>
        <translation>Chưa thấy thẻ</translation>
    </message>
    <message id="fault.card.garbled.do">
        <source></source>
        <translation>Mời đặt lại thẻ và để yên.</translation>
    </message>
    <message id="fault.card.garbled.safe">
        <source></source>
        <translation>Thẻ không sao. Chưa mất gì.</translation>
    </message>
    <message id="fault.card.garbled.title">
        <source></source>
        <translation>Đọc thẻ chưa rõ</translation>
    </message>
    <message id="fault.card.key_more.do">
        <source></source>
        <translation>Mời gõ ngày sinh và ngày hết hạn in trên thẻ.</translation>
    </message>
    <message id="fault.card.key_more.safe">
        <source></source>
        <translation>Thẻ không sao.</translation>
    </message>
    <message id="fault.card.key_more.title">
        <source></source>
        <translation>Thẻ này cần thêm hai ngày</translation>
    </message>
    <message id="fault.card.key_refused.do">
        <source></source>
        <translation>Mời so lại ngày sinh, ngày hết hạn với thẻ.</translation>
    </message>
    <message id="fault.card.key_refused.safe">
        <source></source>
        <translation>Thẻ không sao.</translation>
    </message>
    <message id="fault.card.key_refused.title">
        <source></source>
        <translation>Ngày chưa khớp với thẻ</translation>
    </message>
    <message id="fault.card.locked.do">
        <source></source>
        <translation>Mời làm tiếp không dùng thẻ, hoặc gặp người giúp.</translation>
    </message>
    <message id="fault.card.locked.safe">
        <source></source>
        <translation>Chưa mất gì.</translation>
    </message>
    <message id="fault.card.locked.title">
        <source></source>
        <translation>Thẻ tạm không cho đọc</translation>
    </message>
    <message id="fault.card.mute.do">
        <source></source>
        <translation>Mời bỏ thẻ khỏi ví, bao da rồi đặt lại.</translation>
    </message>
    <message id="fault.card.mute.safe">
        <source></source>
        <translation>Thẻ không sao. Chưa mất gì.</translation>
    </message>
    <message id="fault.card.mute.title">
        <source></source>
        <translation>Thẻ chưa trả lời</translation>
    </message>
    <message id="fault.card.no_reader.do">
        <source></source>
        <translation>Mời thử lại, hoặc làm tiếp không dùng thẻ.</translation>
    </message>
    <message id="fault.card.no_reader.safe">
        <source></source>
        <translation>Những gì đã trả lời vẫn còn.</translation>
    </message>
    <message id="fault.card.no_reader.title">
        <source></source>
        <translation>Đầu đọc thẻ chưa sẵn sàng</translation>
    </message>
    <message id="fault.card.not_genuine.do">
        <source></source>
        <translation>Mời gặp người giúp, hoặc làm tiếp không dùng thẻ.</translation>
    </message>
    <message id="fault.card.not_genuine.safe">
        <source></source>
        <translation>Chưa gửi gì đi.</translation>
    </message>
    <message id="fault.card.not_genuine.title">
        <source></source>
        <translation>Máy chưa xác nhận được thẻ này</translation>
    </message>
    <message id="fault.card.not_id.do">
        <source></source>
        <translation>Mời đặt thẻ căn cước có chip.</translation>
    </message>
    <message id="fault.card.not_id.safe">
        <source></source>
        <translation>Chưa mất gì.</translation>
    </message>
    <message id="fault.card.not_id.title">
        <source></source>
        <translation>Đây chưa phải thẻ căn cước gắn chip</translation>
    </message>
    <message id="fault.card.opens_nothing.do">
        <source></source>
        <translation>Mời thử lại, dùng phiếu, hoặc gặp người giúp.</translation>
    </message>
    <message id="fault.card.opens_nothing.safe">
        <source></source>
        <translation>Hồ sơ không thay đổi gì.</translation>
    </message>
    <message id="fault.card.opens_nothing.title">
        <source></source>
        <translation>Chưa mở được bằng thẻ</translation>
    </message>
    <message id="fault.card.other_person.do">
        <source></source>
        <translation>Mời đặt đúng thẻ của số đã gõ.</translation>
    </message>
    <message id="fault.card.other_person.safe">
        <source></source>
        <translation>Chưa mất gì.</translation>
    </message>
    <message id="fault.card.other_person.title">
        <source></source>
        <translation>Thẻ này mang số khác</translation>
    </message>
    <message id="fault.card.removed.do">
        <source></source>
        <translation>Mời đặt lại thẻ và để yên.</translation>
    </message>
    <message id="fault.card.removed.safe">
        <source></source>
        <translation>Thẻ không sao. Chưa mất gì.</translation>
    </message>
    <message id="fault.card.removed.title">
        <source></source>
        <translation>Thẻ bị nhấc ra sớm</translation>
    </message>
    <message id="fault.card.timeout.do">
        <source></source>
        <translation>Mời đặt lại thẻ, để sát đầu đọc.</translation>
    </message>
    <message id="fault.card.timeout.safe">
        <source></source>
        <translation>Thẻ không sao. Chưa mất gì.</translation>
    </message>
    <message id="fault.card.timeout.title">
        <source></source>
        <translation>Đọc thẻ quá lâu</translation>
    </message>
    <message id="fault.card.trust_folder.do">
        <source></source>
        <translation>Mời tiếp tục, cán bộ sẽ đối chiếu thẻ sau.</translation>
    </message>
    <message id="fault.card.trust_folder.safe">
        <source></source>
        <translation>Thẻ vẫn đọc được. Chưa mất gì.</translation>
    </message>
    <message id="fault.card.trust_folder.title">
        <source></source>
        <translation>Máy chưa đối chiếu được chữ ký trên thẻ</translation>
    </message>
    <message id="fault.card.two_cards.do">
        <source></source>
        <translation>Mời để lại một thẻ, cất thẻ kia đi.</translation>
    </message>
    <message id="fault.card.two_cards.safe">
        <source></source>
        <translation>Chưa đọc thẻ nào. Chưa mất gì.</translation>
    </message>
    <message id="fault.card.two_cards.title">
        <source></source>
        <translation>Đang có hai thẻ trên máy</translation>
    </message>
    <message id="fault.code.not_a_card.do">
        <source></source>
        <translation>Mời đưa mã QR trên thẻ, hoặc gõ số.</translation>
    </message>
    <message id="fault.code.not_a_card.safe">
        <source></source>
        <translation>Chưa mất gì.</translation>
    </message>
    <message id="fault.code.not_a_card.title">
        <source></source>
        <translation>Mã này không phải của thẻ căn cước</translation>
    </message>
    <message id="fault.content.missing.do">
        <source></source>
        <translation>Mời chọn việc khác, hoặc gặp người giúp.</translation>
    </message>
    <message id="fault.content.missing.safe">
        <source></source>
        <translation>Chưa mất gì.</translation>
    </message>
    <message id="fault.content.missing.title">
        <source></source>
        <translation>Máy chưa có nội dung việc này</translation>
    </message>
    <message id="fault.device.cancelled.do">
        <source></source>
        <translation>Mời thử lại, hoặc quay lại trang trước.</translation>
    </message>
    <message id="fault.device.cancelled.safe">
        <source></source>
        <translation>Chưa mất gì.</translation>
    </message>
    <message id="fault.device.cancelled.title">
        <source></source>
        <translation>Việc vừa rồi đã dừng</translation>
    </message>
    <message id="fault.device.gone.do">
        <source></source>
        <translation>Xin chờ một chút rồi thử lại.</translation>
    </message>
    <message id="fault.device.gone.safe">
        <source></source>
        <translation>Những gì đã trả lời vẫn còn.</translation>
    </message>
    <message id="fault.device.gone.title">
        <source></source>
        <translation>Máy chưa dùng được thiết bị</translation>
    </message>
    <message id="fault.leaflet.do">
        <source></source>
        <translation>Bấm Quay lại, rồi chụp màn hình.</translation>
    </message>
    <message id="fault.leaflet.safe">
        <source></source>
        <translation>Không sao. Nội dung vẫn ở trên màn hình.</translation>
    </message>
    <message id="fault.leaflet.wifi.do">
        <source></source>
        <translation>Bấm Quay lại, rồi chụp tên mạng và mật khẩu.</translation>
    </message>
    <message id="fault.line.cut.do">
        <source></source>
        <translation>Mời thử lại sau ít phút.</translation>
    </message>
    <message id="fault.line.cut.safe">
        <source></source>
        <translation>Hồ sơ đã lưu trong máy, máy tự gửi.</translation>
    </message>
    <message id="fault.line.cut.title">
        <source></source>
        <translation>Đang mất mạng</translation>
    </message>
    <message id="fault.line.nonsense.do">
        <source></source>
        <translation>Mời thử lại sau ít phút.</translation>
    </message>
    <message id="fault.line.nonsense.safe">
        <source></source>
        <translation>Chưa mất gì.</translation>
    </message>
    <message id="fault.line.nonsense.title">
        <source></source>
        <translation>Cổng trả lời chưa rõ</translation>
    </message>
    <message id="fault.page.not_found.do">
        <source></source>
        <translation>Mời đặt cả tờ giấy vào khung.</translation>
    </message>
    <message id="fault.page.not_found.safe">
        <source></source>
        <translation>Những gì đã làm vẫn còn.</translation>
    </message>
    <message id="fault.page.not_found.title">
        <source></source>
        <translation>Chưa thấy tờ giấy</translation>
    </message>
    <message id="fault.page.refused.do">
        <source></source>
        <translation>Mời chụp lại.</translation>
    </message>
    <message id="fault.page.refused.safe">
        <source></source>
        <translation>Những gì đã làm vẫn còn.</translation>
    </message>
    <message id="fault.page.refused.title">
        <source></source>
        <translation>Chưa lưu được tờ giấy</translation>
    </message>
    <message id="fault.page.unreadable.do">
        <source></source>
        <translation>Mời đặt phẳng, đủ sáng rồi chụp lại.</translation>
    </message>
    <message id="fault.page.unreadable.safe">
        <source></source>
        <translation>Những gì đã làm vẫn còn.</translation>
    </message>
    <message id="fault.page.unreadable.title">
        <source></source>
        <translation>Tờ giấy chưa đọc được</translation>
    </message>
    <message id="fault.pages.busy.do">
        <source></source>
        <translation>Xin chờ một chút rồi thử lại.</translation>
    </message>
    <message id="fault.pages.busy.safe">
        <source></source>
        <translation>Không sao. Những gì đã làm vẫn còn.</translation>
    </message>
    <message id="fault.pages.busy.title">
        <source></source>
        <translation>Máy in A4 đang bận</translation>
    </message>
    <message id="fault.pages.cover_open.do">
        <source></source>
        <translation>Nhờ người giúp, hoặc bấm Quay lại và làm tiếp không cần bản A4.</translation>
    </message>
    <message id="fault.pages.cover_open.safe">
        <source></source>
        <translation>Không sao. Những gì đã làm vẫn còn.</translation>
    </message>
    <message id="fault.pages.cover_open.title">
        <source></source>
        <translation>Nắp máy in A4 đang mở</translation>
    </message>
    <message id="fault.pages.gone.do">
        <source></source>
        <translation>Mời thử lại, hoặc bấm Quay lại và làm tiếp không cần bản A4.</translation>
    </message>
    <message id="fault.pages.gone.safe">
        <source></source>
        <translation>Không sao. Những gì đã làm vẫn còn.</translation>
    </message>
    <message id="fault.pages.gone.title">
        <source></source>
        <translation>Máy in A4 chưa sẵn sàng</translation>
    </message>
    <message id="fault.pages.jam.do">
        <source></source>
        <translation>Nhờ người giúp, hoặc bấm Quay lại và làm tiếp không cần bản A4.</translation>
    </message>
    <message id="fault.pages.jam.safe">
        <source></source>
        <translation>Không sao. Những gì đã làm vẫn còn.</translation>
    </message>
    <message id="fault.pages.jam.title">
        <source></source>
        <translation>Máy in A4 bị kẹt giấy</translation>
    </message>
    <message id="fault.pages.not_made.do">
        <source></source>
        <translation>Mời thử lại, hoặc bấm Quay lại và làm tiếp không cần bản A4.</translation>
    </message>
    <message id="fault.pages.not_made.safe">
        <source></source>
        <translation>Không sao. Những gì đã làm vẫn còn.</translation>
    </message>
    <message id="fault.pages.not_made.title">
        <source></source>
        <translation>Máy chưa dựng được bản A4</translation>
    </message>
    <message id="fault.pages.offline.do">
        <source></source>
        <translation>Mời thử lại, hoặc bấm Quay lại và làm tiếp không cần bản A4.</translation>
    </message>
    <message id="fault.pages.offline.safe">
        <source></source>
        <translation>Không sao. Những gì đã làm vẫn còn.</translation>
    </message>
    <message id="fault.pages.offline.title">
        <source></source>
        <translation>Máy in A4 đang tạm dừng</translation>
    </message>
    <message id="fault.pages.paper_out.do">
        <source></source>
        <translation>Nhờ người thêm giấy, hoặc bấm Quay lại và làm tiếp không cần bản A4.</translation>
    </message>
    <message id="fault.pages.paper_out.safe">
        <source></source>
        <translation>Không sao. Những gì đã làm vẫn còn.</translation>
    </message>
    <message id="fault.pages.paper_out.title">
        <source></source>
        <translation>Máy in A4 hết giấy</translation>
    </message>
    <message id="fault.pages.unconfirmed.do">
        <source></source>
        <translation>Có giấy thì lấy rồi bấm Quay lại, chưa có thì bấm Thử lại.</translation>
    </message>
    <message id="fault.pages.unconfirmed.safe">
        <source></source>
        <translation>Không sao. Những gì đã làm vẫn còn. Mời xem khay máy in A4.</translation>
    </message>
    <message id="fault.pages.unconfirmed.title">
        <source></source>
        <translation>Chưa chắc bản A4 đã in xong</translation>
    </message>
    <message id="fault.printer.busy.do">
        <source></source>
        <translation>Xin chờ một chút rồi thử lại.</translation>
    </message>
    <message id="fault.printer.busy.safe">
        <source></source>
        <translation>Không sao. Hồ sơ đã lưu an toàn.</translation>
    </message>
    <message id="fault.printer.busy.title">
        <source></source>
        <translation>Máy in đang bận</translation>
    </message>
    <message id="fault.printer.cover_open.do">
        <source></source>
        <translation>Mời chụp màn hình, hoặc gặp người giúp.</translation>
    </message>
    <message id="fault.printer.cover_open.safe">
        <source></source>
        <translation>Không sao. Hồ sơ đã lưu an toàn. Mời chụp lại màn hình này.</translation>
    </message>
    <message id="fault.printer.cover_open.title">
        <source></source>
        <translation>Nắp máy in đang mở</translation>
    </message>
    <message id="fault.printer.gone.do">
        <source></source>
        <translation>Mời thử lại, hoặc chụp màn hình.</translation>
    </message>
    <message id="fault.printer.gone.safe">
        <source></source>
        <translation>Không sao. Hồ sơ đã lưu an toàn. Mời chụp lại màn hình này.</translation>
    </message>
    <message id="fault.printer.gone.title">
        <source></source>
        <translation>Máy in chưa sẵn sàng</translation>
    </message>
    <message id="fault.printer.jam.do">
        <source></source>
        <translation>Mời chụp màn hình, hoặc gặp người giúp.</translation>
    </message>
    <message id="fault.printer.jam.safe">
        <source></source>
        <translation>Không sao. Hồ sơ đã lưu an toàn. Mời chụp lại màn hình này.</translation>
    </message>
    <message id="fault.printer.jam.title">
        <source></source>
        <translation>Máy in bị kẹt giấy</translation>
    </message>
    <message id="fault.printer.offline.do">
        <source></source>
        <translation>Mời thử lại, hoặc chụp màn hình.</translation>
    </message>
    <message id="fault.printer.offline.safe">
        <source></source>
        <translation>Không sao. Hồ sơ đã lưu an toàn. Mời chụp lại màn hình này.</translation>
    </message>
    <message id="fault.printer.offline.title">
        <source></source>
        <translation>Máy in đang tạm dừng</translation>
    </message>
    <message id="fault.printer.paper_out.do">
        <source></source>
        <translation>Mời chụp màn hình, hoặc gặp người giúp.</translation>
    </message>
    <message id="fault.printer.paper_out.safe">
        <source></source>
        <translation>Không sao. Hồ sơ đã lưu an toàn. Mời chụp lại màn hình này.</translation>
    </message>
    <message id="fault.printer.paper_out.title">
        <source></source>
        <translation>Máy in hết giấy</translation>
    </message>
    <message id="fault.printer.unconfirmed.do">
        <source></source>
        <translation>Mời xem khe giấy dưới màn hình.</translation>
    </message>
    <message id="fault.printer.unconfirmed.safe">
        <source></source>
        <translation>Không sao. Hồ sơ đã lưu an toàn. Mời xem khe giấy, hoặc chụp màn hình.</translation>
    </message>
    <message id="fault.printer.unconfirmed.title">
        <source></source>
        <translation>Chưa chắc phiếu đã in xong</translation>
    </message>
    <message id="fault.scanner.broken.do">
        <source></source>
        <translation>Mời lấy giấy ra và gặp người giúp.</translation>
    </message>
    <message id="fault.scanner.broken.safe">
        <source></source>
        <translation>Các trang đã nhận vẫn còn.</translation>
    </message>
    <message id="fault.scanner.broken.title">
        <source></source>
        <translation>Máy quét đang trục trặc</translation>
    </message>
    <message id="fault.scanner.busy.do">
        <source></source>
        <translation>Xin chờ một chút rồi thử lại.</translation>
    </message>
    <message id="fault.scanner.busy.safe">
        <source></source>
        <translation>Những gì đã làm vẫn còn.</translation>
    </message>
    <message id="fault.scanner.busy.title">
        <source></source>
        <translation>Máy quét đang bận</translation>
    </message>
    <message id="fault.scanner.cover_open.do">
        <source></source>
        <translation>Mời đóng nắp rồi thử lại.</translation>
    </message>
    <message id="fault.scanner.cover_open.safe">
        <source></source>
        <translation>Những gì đã làm vẫn còn.</translation>
    </message>
    <message id="fault.scanner.cover_open.title">
        <source></source>
        <translation>Nắp máy quét đang mở</translation>
    </message>
    <message id="fault.scanner.denied.do">
        <source></source>
        <translation>Mời gặp người giúp.</translation>
    </message>
    <message id="fault.scanner.denied.safe">
        <source></source>
        <translation>Những gì đã làm vẫn còn.</translation>
    </message>
    <message id="fault.scanner.denied.title">
        <source></source>
        <translation>Máy quét hiện chưa dùng được</translation>
    </message>
    <message id="fault.scanner.empty.do">
        <source></source>
        <translation>Mời đặt giấy vào rồi thử lại.</translation>
    </message>
    <message id="fault.scanner.empty.safe">
        <source></source>
        <translation>Những gì đã làm vẫn còn.</translation>
    </message>
    <message id="fault.scanner.empty.title">
        <source></source>
        <translation>Chưa thấy giấy trong khay</translation>
    </message>
    <message id="fault.scanner.gone.do">
        <source></source>
        <translation>Mời thử lại, hoặc gặp người giúp.</translation>
    </message>
    <message id="fault.scanner.gone.safe">
        <source></source>
        <translation>Những gì đã làm vẫn còn.</translation>
    </message>
    <message id="fault.scanner.gone.title">
        <source></source>
        <translation>Máy quét chưa sẵn sàng</translation>
    </message>
    <message id="fault.scanner.half_page.do">
        <source></source>
        <translation>Mời lấy tờ đó ra, đặt lại và thử lần nữa.</translation>
    </message>
    <message id="fault.scanner.half_page.safe">
        <source></source>
        <translation>Các trang đã nhận vẫn còn. Tờ này chưa được nhận.</translation>
    </message>
    <message id="fault.scanner.half_page.title">
        <source></source>
        <translation>Tờ giấy chưa vào hết</translation>
    </message>
    <message id="fault.scanner.jam.do">
        <source></source>
        <translation>Mời gặp người giúp lấy giấy ra.</translation>
    </message>
    <message id="fault.scanner.jam.safe">
        <source></source>
        <translation>Những gì đã làm vẫn còn.</translation>
    </message>
    <message id="fault.scanner.jam.title">
        <source></source>
        <translation>Giấy bị kẹt trong máy quét</translation>
    </message>
    <message id="fault.scanner.timeout.do">
        <source></source>
        <translation>Mời thử lại.</translation>
    </message>
    <message id="fault.scanner.timeout.safe">
        <source></source>
        <translation>Những gì đã làm vẫn còn.</translation>
    </message>
    <message id="fault.scanner.timeout.title">
        <source></source>
        <translation>Máy quét trả lời quá lâu</translation>
    </message>
    <message id="fault.service.day_over.do">
        <source></source>
        <translation>Mời trở lại trong giờ mở cửa, hoặc gọi tổng đài.</translation>
    </message>
    <message id="fault.service.day_over.safe">
        <source></source>
        <translation>Hồ sơ đã lưu trước đây vẫn an toàn và vẫn được gửi đi.</translation>
    </message>
    <message id="fault.service.day_over.title">
        <source></source>
        <translation>Điểm phục vụ đã đóng cửa</translation>
    </message>
    <message id="fault.service.locked.do">
        <source></source>
        <translation>Mời gặp người giúp, hoặc tới trạm khác.</translation>
    </message>
    <message id="fault.service.locked.safe">
        <source></source>
        <translation>Hồ sơ đã lưu trước đây vẫn an toàn và vẫn được gửi đi.</translation>
    </message>
    <message id="fault.service.locked.title">
        <source></source>
        <translation>Trạm đang tạm khóa</translation>
    </message>
    <message id="fault.service.no_paper.do">
        <source></source>
        <translation>Mời gặp người giúp, hoặc tới trạm khác.</translation>
    </message>
    <message id="fault.service.no_paper.safe">
        <source></source>
        <translation>Hồ sơ đã lưu trước đây vẫn an toàn và vẫn được gửi đi.</translation>
    </message>
    <message id="fault.service.no_paper.title">
        <source></source>
        <translation>Máy đang chờ giấy in</translation>
    </message>
    <message id="fault.service.pause.do">
        <source></source>
        <translation>Mời gặp người giúp, hoặc tới trạm khác.</translation>
    </message>
    <message id="fault.service.pause.safe">
        <source></source>
        <translation>Hồ sơ đã lưu trước đây vẫn an toàn và vẫn được gửi đi.</translation>
    </message>
    <message id="fault.service.pause.title">
        <source></source>
        <translation>Điểm phục vụ tạm nghỉ</translation>
    </message>
    <message id="fault.service.practice_devices.do">
        <source></source>
        <translation>Mời gặp người giúp, hoặc tới trạm khác.</translation>
    </message>
    <message id="fault.service.practice_devices.safe">
        <source></source>
        <translation>Chưa lưu, chưa gửi gì.</translation>
    </message>
    <message id="fault.service.practice_devices.title">
        <source></source>
        <translation>Máy chưa sẵn sàng phục vụ</translation>
    </message>
    <message id="fault.service.repair.do">
        <source></source>
        <translation>Mời gặp người giúp, hoặc tới trạm khác.</translation>
    </message>
    <message id="fault.service.repair.safe">
        <source></source>
        <translation>Hồ sơ đã lưu trước đây vẫn an toàn và vẫn được gửi đi.</translation>
    </message>
    <message id="fault.service.repair.title">
        <source></source>
        <translation>Máy đang được sửa</translation>
    </message>
    <message id="fault.service.withdrawn.do">
        <source></source>
        <translation>Mời tới trạm khác hoặc quầy một cửa.</translation>
    </message>
    <message id="fault.service.withdrawn.safe">
        <source></source>
        <translation>Chưa lưu, chưa gửi gì thêm.</translation>
    </message>
    <message id="fault.service.withdrawn.title">
        <source></source>
        <translation>Trạm này ngừng phục vụ</translation>
    </message>
    <message id="fault.status.unknown_code.do">
        <source></source>
        <translation>Mời so lại mã với phiếu.</translation>
    </message>
    <message id="fault.status.unknown_code.safe">
        <source></source>
        <translation>Chưa mất gì.</translation>
    </message>
    <message id="fault.status.unknown_code.title">
        <source></source>
        <translation>Chưa thấy hồ sơ của mã này</translation>
    </message>
    <message id="fault.store.damaged.do">
        <source></source>
        <translation>Mời gặp người giúp, hoặc tới trạm khác.</translation>
    </message>
    <message id="fault.store.damaged.safe">
        <source></source>
        <translation>Hồ sơ đã nộp vẫn được giữ nguyên, không mất gì.</translation>
    </message>
    <message id="fault.store.damaged.title">
        <source></source>
        <translation>Máy cần được kiểm tra trước đã</translation>
    </message>
    <message id="fault.store.disk_low.do">
        <source></source>
        <translation>Mời gặp người giúp, hoặc tới trạm khác.</translation>
    </message>
    <message id="fault.store.disk_low.safe">
        <source></source>
        <translation>Hồ sơ đã lưu trước đây vẫn an toàn. Chưa nhận thêm gì.</translation>
    </message>
    <message id="fault.store.disk_low.title">
        <source></source>
        <translation>Máy sắp hết chỗ lưu</translation>
    </message>
    <message id="fault.store.failed.do">
        <source></source>
        <translation>Mời thử lại, hoặc gặp người giúp.</translation>
    </message>
    <message id="fault.store.failed.safe">
        <source></source>
        <translation>Chưa gửi gì đi. Những gì đã trả lời vẫn còn trên màn hình.</translation>
    </message>
    <message id="fault.store.failed.title">
        <source></source>
        <translation>Chưa lưu được hồ sơ</translation>
    </message>
    <message id="fault.store.keys_missing.do">
        <source></source>
        <translation>Mời gặp người giúp, hoặc tới trạm khác.</translation>
    </message>
    <message id="fault.store.keys_missing.safe">
        <source></source>
        <translation>Chưa lưu, chưa gửi gì.</translation>
    </message>
    <message id="fault.store.keys_missing.title">
        <source></source>
        <translation>Máy chưa sẵn sàng nhận hồ sơ</translation>
    </message>
    <message id="fault.store.sealing_failed.do">
        <source></source>
        <translation>Mời thử lại, hoặc gặp người giúp.</translation>
    </message>
    <message id="fault.store.sealing_failed.safe">
        <source></source>
        <translation>Chưa gửi gì đi. Những gì đã trả lời vẫn còn.</translation>
    </message>
    <message id="fault.store.sealing_failed.title">
        <source></source>
        <translation>Chưa niêm phong được hồ sơ</translation>
    </message>
    <message id="fee.counter">
        <source></source>
        <translation>Tại quầy: %1 ₫ %2</translation>
    </message>
    <message id="fee.free">
        <source></source>
        <translation>Không mất tiền</translation>
    </message>
    <message id="fee.line">
        <source></source>
        <translation>%1: %2 ₫</translation>
    </message>
    <message id="fee.state.later">
        <source></source>
        <translation>Lệ phí chưa nộp. Chuyển khoản sau vẫn được ghi nhận.</translation>
    </message>
    <message id="fee.state.part">
        <source></source>
        <translation>Lệ phí: đã nhận %1 ₫, còn thiếu %2 ₫. Nộp nốt sau vẫn được ghi nhận.</translation>
    </message>
    <message id="fee.state.unverified">
        <source></source>
        <translation>Lệ phí: máy chưa biết chắc. Cán bộ sẽ báo nếu phải nộp.</translation>
    </message>
    <message id="fee.until">
        <source></source>
        <translation>đến hết %1</translation>
    </message>
    <message id="fee.unverified">
        <source></source>
        <translation>Lệ phí: máy chưa biết chắc, mời hỏi nơi nhận hồ sơ</translation>
    </message>
    <message id="guide.basis">
        <source></source>
        <translation>Căn cứ và nguồn</translation>
    </message>
    <message id="guide.code">
        <source></source>
        <translation>Mã thủ tục: %1</translation>
    </message>
    <message id="guide.fee">
        <source></source>
        <translation>Lệ phí</translation>
    </message>
    <message id="guide.fee.basis">
        <source></source>
        <translation>Theo %1, xem ngày %2</translation>
    </message>
    <message id="guide.fee.online">
        <source></source>
        <translation>Nộp trực tuyến: %1 ₫</translation>
    </message>
    <message id="guide.fee.seen">
        <source></source>
        <translation>Xem ngày %1</translation>
    </message>
    <message id="guide.forms">
        <source></source>
        <translation>Tờ khai: %1</translation>
    </message>
    <message id="guide.home.account">
        <source></source>
        <translation>Chuẩn bị tài khoản VNeID để đăng nhập.</translation>
    </message>
    <message id="guide.home.ask">
        <source></source>
        <translation>Trang đó cho biết có nộp trực tuyến được không.</translation>
    </message>
    <message id="guide.home.find">
        <source></source>
        <translation>Hoặc tìm mã %1, tên “%2”.</translation>
    </message>
    <message id="guide.home.open">
        <source></source>
        <translation>Mở Cổng Dịch vụ công quốc gia.</translation>
    </message>
    <message id="guide.home.scan">
        <source></source>
        <translation>Quét mã ở cuối tờ này bằng điện thoại: trang của thủ tục trên Cổng Dịch vụ công quốc gia mở ra.</translation>
    </message>
    <message id="guide.home.steps">
        <source></source>
        <translation>Các bước</translation>
    </message>
    <message id="guide.laws">
        <source></source>
        <translation>Văn bản: %1</translation>
    </message>
    <message id="guide.official">
        <source></source>
        <translation>Tên chính thức: %1</translation>
    </message>
    <message id="guide.papers">
        <source></source>
        <translation>Cần mang</translation>
    </message>
    <message id="guide.source">
        <source></source>
        <translation>Nguồn: %1</translation>
    </message>
    <message id="guide.time">
        <source></source>
        <translation>Bao lâu</translation>
    </message>
    <message id="guide.unit">
        <source></source>
        <translation>Nơi giải quyết: %1</translation>
    </message>
    <message id="guide.verified">
        <source></source>
        <translation>Kiểm tra ngày %1</translation>
    </message>
    <message id="guide.what">
        <source></source>
        <translation>Việc này là gì</translation>
    </message>
    <message id="guide.where">
        <source></source>
        <translation>Làm ở đâu</translation>
    </message>
    <message id="header.announcements">
        <source></source>
        <translation>Thông báo</translation>
    </message>
    <message id="header.assistant">
        <source></source>
        <translation>Hỏi trợ lý</translation>
    </message>
    <message id="header.booked">
        <source></source>
        <translation>Đặt lịch hẹn</translation>
    </message>
    <message id="header.booking">
        <source></source>
        <translation>Đặt lịch hẹn</translation>
    </message>
    <message id="header.guide">
        <source></source>
        <translation>Hướng dẫn</translation>
    </message>
    <message id="header.library">
        <source></source>
        <translation>Hướng dẫn</translation>
    </message>
    <message id="header.more">
        <source></source>
        <translation>Việc khác</translation>
    </message>
    <message id="header.result">
        <source></source>
        <translation>Kết quả của tôi</translation>
    </message>
    <message id="header.schedule">
        <source></source>
        <translation>Lịch mở cửa, lịch xe</translation>
    </message>
    <message id="header.wifi">
        <source></source>
        <translation>Wi-Fi miễn phí</translation>
    </message>
    <message id="home.day">
        <source></source>
        <translation>%1 %2</translation>
    </message>
    <message id="home.greeting">
        <source></source>
        <translation>Xin chào!</translation>
    </message>
    <message id="home.invite">
        <source></source>
        <translation>Mời chọn việc
cần làm.
Không phải vội.</translation>
    </message>
    <message id="home.invite.short">
        <source></source>
        <translation>Mời chọn việc.</translation>
    </message>
    <message id="home.notice.filed">
        <source></source>
        <translation>Máy vừa khởi động lại. Hồ sơ %1 đã lưu an toàn, không cần nộp lại. Xin ghi lại mã này.</translation>
    </message>
    <message id="home.notice.kept">
        <source></source>
        <translation>Máy vừa khởi động lại, chưa gửi gì đi. Nếu thẻ đã được đọc, xin chọn lại dịch vụ và đặt đúng thẻ đó để làm tiếp.</translation>
    </message>
    <message id="home.notice.nothing">
        <source></source>
        <translation>Máy vừa khởi động lại. Việc đang làm dở chưa nộp. Xin làm lại từ đầu.</translation>
    </message>
    <message id="home.notices">
        <source></source>
        <translation>Thông báo</translation>
    </message>
    <message id="home.notices.count">
        <source></source>
        <translation>%1 tin nữa</translation>
    </message>
    <message id="home.opening.closed">
        <source></source>
        <translation>Đang đóng cửa</translation>
    </message>
    <message id="home.opening.on">
        <source></source>
        <translation>Đang đóng cửa, mở lại %1 %2 lúc %3</translation>
    </message>
    <message id="home.opening.today">
        <source></source>
        <translation>Mở cửa lúc %1</translation>
    </message>
    <message id="home.opening.until">
        <source></source>
        <translation>Mở cửa đến %1</translation>
    </message>
    <message id="home.stop.next">
        <source></source>
        <translation>Điểm tới: %2, %1 %3 lúc %4</translation>
    </message>
    <message id="home.stop.until">
        <source></source>
        <translation>Xe đỗ ở %1 đến %2</translation>
    </message>
    <message id="key.capital">
        <source></source>
        <translation>HOA</translation>
    </message>
    <message id="key.capital_spoken">
        <source></source>
        <translation>Chữ hoa</translation>
    </message>
    <message id="key.clear">
        <source></source>
        <translation>Xóa hết</translation>
    </message>
    <message id="key.erase">
        <source></source>
        <translation>Xóa một chữ</translation>
    </message>
    <message id="key.figures_spoken">
        <source></source>
        <translation>Chữ số và dấu</translation>
    </message>
    <message id="key.letters_spoken">
        <source></source>
        <translation>Chữ cái</translation>
    </message>
    <message id="key.method.plain">
        <source></source>
        <translation>Không dấu</translation>
    </message>
    <message id="key.method.telex">
        <source></source>
        <translation>Telex</translation>
    </message>
    <message id="key.method.vni">
        <source></source>
        <translation>VNI</translation>
    </message>
    <message id="key.method_spoken">
        <source></source>
        <translation>Kiểu gõ: %1. Bấm để đổi</translation>
    </message>
    <message id="key.space">
        <source></source>
        <translation>dấu cách</translation>
    </message>
    <message id="language.choose">
        <source></source>
        <translation>Quý vị muốn đọc tiếng gì?</translation>
    </message>
    <message id="language.kept">
        <source></source>
        <translation>Những gì đã trả lời vẫn giữ nguyên.</translation>
    </message>
    <message id="language.own_name">
        <source></source>
        <translation>Tiếng Việt</translation>
    </message>
    <message id="language.short">
        <source></source>
        <translation>VI</translation>
    </message>
    <message id="language.title">
        <source></source>
        <translation>Ngôn ngữ</translation>
    </message>
    <message id="leaflet.answer">
        <source></source>
        <translation>Trả lời câu hỏi</translation>
    </message>
    <message id="leaflet.at_home">
        <source></source>
        <translation>Lần sau làm tại nhà</translation>
    </message>
    <message id="leaflet.guide">
        <source></source>
        <translation>Hướng dẫn</translation>
    </message>
    <message id="leaflet.official_page">
        <source></source>
        <translation>Quét để mở trang chính thức của thủ tục này.</translation>
    </message>
    <message id="leaflet.print">
        <source></source>
        <translation>In</translation>
    </message>
    <message id="leaflet.printed">
        <source></source>
        <translation>Đã in, mời lấy</translation>
    </message>
    <message id="leaflet.printed.short">
        <source></source>
        <translation>Đã in</translation>
    </message>
    <message id="leaflet.printing">
        <source></source>
        <translation>Đang in…</translation>
    </message>
    <message id="leaflet.request">
        <source></source>
        <translation>Lời cán bộ về hồ sơ</translation>
    </message>
    <message id="leaflet.request.how">
        <source></source>
        <translation>Bổ sung tại bất kỳ trạm nào: mang phiếu lưu hồ sơ, bấm “Hồ sơ đến đâu rồi?”, đưa mã vuông vào máy ảnh.</translation>
    </message>
    <message id="leaflet.request.line">
        <source></source>
        <translation>%1: %2</translation>
    </message>
    <message id="leaflet.request.line.note">
        <source></source>
        <translation>%1: %2. %3</translation>
    </message>
    <message id="leaflet.request.wanted">
        <source></source>
        <translation>Cần bổ sung</translation>
    </message>
    <message id="lesson.band">
        <source></source>
        <translation>Tập làm thử. %1</translation>
    </message>
    <message id="lesson.consent">
        <source></source>
        <translation>Chạm vào từng ô để đồng ý hay không.</translation>
    </message>
    <message id="lesson.identity_card">
        <source></source>
        <translation>Xin chờ vài giây: máy làm như có thẻ.</translation>
    </message>
    <message id="lesson.identity_number">
        <source></source>
        <translation>Số mẫu đã gõ sẵn, mời bấm Tiếp tục.</translation>
    </message>
    <message id="lesson.overview">
        <source></source>
        <translation>Xem trước: làm được gì, mất bao nhiêu, cần mang gì.</translation>
    </message>
    <message id="lesson.question">
        <source></source>
        <translation>Mỗi trang một câu. Máy không giữ câu trả lời.</translation>
    </message>
    <message id="lesson.review">
        <source></source>
        <translation>Đọc lại cả đơn, sai thì sửa, rồi cam đoan.</translation>
    </message>
    <message id="lesson.scan">
        <source></source>
        <translation>Bấm chụp, rồi xem ảnh có rõ không.</translation>
    </message>
    <message id="life.birth">
        <source></source>
        <translation>Sinh con, khai sinh</translation>
    </message>
    <message id="life.family">
        <source></source>
        <translation>Hôn nhân, gia đình</translation>
    </message>
    <message id="life.health">
        <source></source>
        <translation>Sức khỏe, y tế</translation>
    </message>
    <message id="life.housing">
        <source></source>
        <translation>Nhà, đất</translation>
    </message>
    <message id="life.loss">
        <source></source>
        <translation>Có người mất</translation>
    </message>
    <message id="life.residence">
        <source></source>
        <translation>Cư trú</translation>
    </message>
    <message id="life.support">
        <source></source>
        <translation>Cao tuổi, trợ cấp</translation>
    </message>
    <message id="life.travel">
        <source></source>
        <translation>Căn cước, xe cộ</translation>
    </message>
    <message id="life.work">
        <source></source>
        <translation>Làm ăn, việc làm</translation>
    </message>
    <message id="line.offline">
        <source></source>
        <translation>Đang mất mạng</translation>
    </message>
    <message id="line.online">
        <source></source>
        <translation>Có mạng</translation>
    </message>
    <message id="money.dong">
        <source></source>
        <translation>%1 ₫</translation>
    </message>
    <message id="money.from">
        <source></source>
        <translation>từ %1 ₫</translation>
    </message>
    <message id="page.announcements.none">
        <source></source>
        <translation>Hiện không có thông báo nào.</translation>
    </message>
    <message id="page.assist.ask.after">
        <source></source>
        <translation>Hết lượt, người giúp không xem lại được gì</translation>
    </message>
    <message id="page.assist.ask.hint">
        <source></source>
        <translation>Người này bấm cùng quý vị. Quý vị quyết định mọi điều.</translation>
    </message>
    <message id="page.assist.ask.no">
        <source></source>
        <translation>Tôi tự làm</translation>
    </message>
    <message id="page.assist.ask.noted">
        <source></source>
        <translation>Máy ghi ai đã giúp, không ghi quý vị là ai</translation>
    </message>
    <message id="page.assist.ask.title">
        <source></source>
        <translation>Quý vị muốn được giúp chứ?</translation>
    </message>
    <message id="page.assist.ask.yes">
        <source></source>
        <translation>Có, xin giúp tôi</translation>
    </message>
    <message id="page.assist.confirm.after">
        <source></source>
        <translation>Chưa đúng thì quay lại sửa, chưa gì được nộp</translation>
    </message>
    <message id="page.assist.confirm.hint">
        <source></source>
        <translation>Có người giúp nên máy hỏi thêm một lần trước khi nộp.</translation>
    </message>
    <message id="page.assist.confirm.no">
        <source></source>
        <translation>Chưa, tôi xem lại</translation>
    </message>
    <message id="page.assist.confirm.noted">
        <source></source>
        <translation>Hồ sơ ghi là có người giúp và quý vị đã đồng ý</translation>
    </message>
    <message id="page.assist.confirm.title">
        <source></source>
        <translation>Hồ sơ đúng ý quý vị chưa?</translation>
    </message>
    <message id="page.assist.confirm.yes">
        <source></source>
        <translation>Đúng, tôi nộp</translation>
    </message>
    <message id="page.assistant.another">
        <source></source>
        <translation>Hỏi câu khác</translation>
    </message>
    <message id="page.assistant.another.short">
        <source></source>
        <translation>Hỏi lại</translation>
    </message>
    <message id="page.assistant.ask">
        <source></source>
        <translation>Hỏi</translation>
    </message>
    <message id="page.assistant.asked">
        <source></source>
        <translation>Đã hỏi: %1</translation>
    </message>
    <message id="page.assistant.automatic">
        <source></source>
        <translation>Máy tự động trả lời. Quyết định là của cán bộ.</translation>
    </message>
    <message id="page.assistant.begin">
        <source></source>
        <translation>Xem thủ tục này</translation>
    </message>
    <message id="page.assistant.begin.short">
        <source></source>
        <translation>Xem tiếp</translation>
    </message>
    <message id="page.assistant.ended">
        <source></source>
        <translation>Nội dung này đã hết thời hạn, có thể không còn đúng. Mời hỏi lại cán bộ.</translation>
    </message>
    <message id="page.assistant.fact.case">
        <source></source>
        <translation>Trường hợp này</translation>
    </message>
    <message id="page.assistant.fact.fee">
        <source></source>
        <translation>Lệ phí</translation>
    </message>
    <message id="page.assistant.fact.how">
        <source></source>
        <translation>Cách làm</translation>
    </message>
    <message id="page.assistant.fact.law">
        <source></source>
        <translation>Căn cứ pháp lý</translation>
    </message>
    <message id="page.assistant.fact.papers">
        <source></source>
        <translation>Cần mang theo</translation>
    </message>
    <message id="page.assistant.fact.time">
        <source></source>
        <translation>Thời gian</translation>
    </message>
    <message id="page.assistant.fact.where">
        <source></source>
        <translation>Nơi làm</translation>
    </message>
    <message id="page.assistant.fact.who">
        <source></source>
        <translation>Nơi giải quyết</translation>
    </message>
    <message id="page.assistant.help.abuse">
        <source></source>
        <translation>Đang nguy hiểm, mời gọi 113. Bảo vệ trẻ em: 111. Ở đây, mời bấm gặp người.</translation>
    </message>
    <message id="page.assistant.help.crisis">
        <source></source>
        <translation>Đang nguy hiểm, mời gọi 113. Cần cấp cứu, gọi 115. Ở đây, mời bấm gặp người.</translation>
    </message>
    <message id="page.assistant.hint">
        <source></source>
        <translation>Cứ viết như đang nói, có dấu hay không dấu đều được.</translation>
    </message>
    <message id="page.assistant.in_english">
        <source></source>
        <translation>Nội dung này chỉ có tiếng Anh</translation>
    </message>
    <message id="page.assistant.instead">
        <source></source>
        <translation>Mời gặp người, hoặc chọn một việc làm được ở đây.</translation>
    </message>
    <message id="page.assistant.outcome.abuse">
        <source></source>
        <translation>Mời gặp người ngay</translation>
    </message>
    <message id="page.assistant.outcome.cards">
        <source></source>
        <translation>Có phải một trong những việc này?</translation>
    </message>
    <message id="page.assistant.outcome.crisis">
        <source></source>
        <translation>Mời gặp người ngay</translation>
    </message>
    <message id="page.assistant.outcome.nothing">
        <source></source>
        <translation>Máy chưa hiểu câu này</translation>
    </message>
    <message id="page.assistant.outcome.open">
        <source></source>
        <translation>Quý vị hỏi việc này</translation>
    </message>
    <message id="page.assistant.outcome.outside">
        <source></source>
        <translation>Việc này không làm được ở đây</translation>
    </message>
    <message id="page.assistant.outcome.person">
        <source></source>
        <translation>Mời gặp người</translation>
    </message>
    <message id="page.assistant.person">
        <source></source>
        <translation>Chưa rõ, gặp người</translation>
    </message>
    <message id="page.assistant.service.book_appointment">
        <source></source>
        <translation>Đặt lịch hẹn</translation>
    </message>
    <message id="page.assistant.service.dossier_status">
        <source></source>
        <translation>Hồ sơ đến đâu rồi?</translation>
    </message>
    <message id="page.assistant.service.pay_fee">
        <source></source>
        <translation>Nộp lệ phí</translation>
    </message>
    <message id="page.assistant.thinking">
        <source></source>
        <translation>Máy đang tìm</translation>
    </message>
    <message id="page.assistant.title">
        <source></source>
        <translation>Quý vị muốn hỏi gì?</translation>
    </message>
    <message id="page.assistant.title.short">
        <source></source>
        <translation>Quý vị hỏi gì?</translation>
    </message>
    <message id="page.assistant.untold">
        <source></source>
        <translation>Nguồn chính thức trong máy không nói riêng về việc này. Mời hỏi cán bộ.</translation>
    </message>
    <message id="page.assistant.unverified">
        <source></source>
        <translation>Chưa ai đối chiếu với nguồn chính thức. Mời hỏi lại cán bộ.</translation>
    </message>
    <message id="page.booked.at">
        <source></source>
        <translation>%1, %2</translation>
    </message>
    <message id="page.booked.code">
        <source></source>
        <translation>Mã hẹn</translation>
    </message>
    <message id="page.booked.done">
        <source></source>
        <translation>Xong</translation>
    </message>
    <message id="page.booked.give_back">
        <source></source>
        <translation>Trả lại giờ này</translation>
    </message>
    <message id="page.booked.hint">
        <source></source>
        <translation>Mời in phiếu hoặc chụp lại mã.</translation>
    </message>
    <message id="page.booked.keep">
        <source></source>
        <translation>Vẫn giữ giờ</translation>
    </message>
    <message id="page.booked.leave">
        <source></source>
        <translation>Mã hẹn sẽ hết dùng được, người khác sẽ chọn được giờ này.</translation>
    </message>
    <message id="page.booked.leave.title">
        <source></source>
        <translation>Trả lại giờ này?</translation>
    </message>
    <message id="page.booked.nameless">
        <source></source>
        <translation>Mã này không ghi tên ai. Ai đưa mã thì được hẹn giờ này.</translation>
    </message>
    <message id="page.booked.print">
        <source></source>
        <translation>In phiếu hẹn</translation>
    </message>
    <message id="page.booked.title">
        <source></source>
        <translation>Đã giữ được giờ hẹn</translation>
    </message>
    <message id="page.booked.when">
        <source></source>
        <translation>Giờ hẹn</translation>
    </message>
    <message id="page.booked.where">
        <source></source>
        <translation>Nơi hẹn</translation>
    </message>
    <message id="page.booking.asking">
        <source></source>
        <translation>Máy đang hỏi giờ nào còn chỗ. Xin chờ một chút.</translation>
    </message>
    <message id="page.booking.choose">
        <source></source>
        <translation>Mời chọn một giờ.</translation>
    </message>
    <message id="page.booking.chosen">
        <source></source>
        <translation>đã chọn</translation>
    </message>
    <message id="page.booking.cut">
        <source></source>
        <translation>Đang mất mạng, máy chưa hỏi được giờ nào còn chỗ.</translation>
    </message>
    <message id="page.booking.day">
        <source></source>
        <translation>Ngày nào?</translation>
    </message>
    <message id="page.booking.days">
        <source></source>
        <translation>Ngày khác</translation>
    </message>
    <message id="page.booking.full">
        <source></source>
        <translation>đã kín</translation>
    </message>
    <message id="page.booking.heard">
        <source></source>
        <translation>Chỗ trống lúc %1</translation>
    </message>
    <message id="page.booking.left">
        <source></source>
        <translation>%1 chỗ</translation>
    </message>
    <message id="page.booking.none">
        <source></source>
        <translation>Hiện chưa có nơi nào nhận hẹn giờ.</translation>
    </message>
    <message id="page.booking.nonsense">
        <source></source>
        <translation>Nơi nhận hẹn trả lời không đọc được.</translation>
    </message>
    <message id="page.booking.or_person">
        <source></source>
        <translation>Hoặc bấm Gặp người</translation>
    </message>
    <message id="page.booking.retry">
        <source></source>
        <translation>Chưa có giờ nào được giữ. Mời thử lại sau ít phút.</translation>
    </message>
    <message id="page.booking.sentence">
        <source></source>
        <translation>Hẹn lúc %1, %2 %3.</translation>
    </message>
    <message id="page.booking.take">
        <source></source>
        <translation>Giữ giờ này</translation>
    </message>
    <message id="page.booking.take.at">
        <source></source>
        <translation>Giữ %1</translation>
    </message>
    <message id="page.booking.taking">
        <source></source>
        <translation>Máy đang giữ giờ này. Xin chờ một chút.</translation>
    </message>
    <message id="page.booking.time">
        <source></source>
        <translation>%1 %2, mấy giờ?</translation>
    </message>
    <message id="page.booking.times">
        <source></source>
        <translation>Giờ khác</translation>
    </message>
    <message id="page.booking.title">
        <source></source>
        <translation>Chọn ngày và giờ hẹn</translation>
    </message>
    <message id="page.booking.title.cut">
        <source></source>
        <translation>Chưa chọn được giờ hẹn</translation>
    </message>
    <message id="page.booking.title.unsettled">
        <source></source>
        <translation>Chưa biết giờ đã giữ được chưa</translation>
    </message>
    <message id="page.booking.trouble.full">
        <source></source>
        <translation>Giờ vừa chọn đã có người lấy trước. Mời chọn giờ khác.</translation>
    </message>
    <message id="page.booking.trouble.missing">
        <source></source>
        <translation>Mời chọn một giờ trước.</translation>
    </message>
    <message id="page.booking.trouble.next">
        <source></source>
        <translation>Giờ vừa chọn đã có người lấy trước. Máy đã chọn sẵn giờ trống kế tiếp.</translation>
    </message>
    <message id="page.booking.trouble.returned">
        <source></source>
        <translation>Máy đang trả lại giờ vừa hẹn. Cần thì mời chọn giờ khác.</translation>
    </message>
    <message id="page.booking.unsettled">
        <source></source>
        <translation>Đang mất mạng giữa lúc giữ giờ.</translation>
    </message>
    <message id="page.booking.unsettled.do">
        <source></source>
        <translation>Bấm Thử lại, máy hỏi lại đúng giờ này. Nếu rời đi, máy tự trả giờ.</translation>
    </message>
    <message id="page.call_back.ask">
        <source></source>
        <translation>Nhờ gọi lại</translation>
    </message>
    <message id="page.call_back.consent">
        <source></source>
        <translation>Khi bấm “%1”, quý vị đồng ý để cán bộ dùng số này gọi lại một lần. Gọi xong, số được xóa.</translation>
    </message>
    <message id="page.call_back.failed.do">
        <source></source>
        <translation>Chưa lưu gì. Mời thử lại, hoặc gọi %1.</translation>
    </message>
    <message id="page.call_back.failed.title">
        <source></source>
        <translation>Chưa lưu được</translation>
    </message>
    <message id="page.call_back.hint">
        <source></source>
        <translation>Di động 10 số, số bàn 11 số. Việc đang làm vẫn giữ nguyên.</translation>
    </message>
    <message id="page.call_back.label">
        <source></source>
        <translation>Số điện thoại</translation>
    </message>
    <message id="page.call_back.saved.kept">
        <source></source>
        <translation>Số đã niêm phong: chỉ cán bộ của thành phố mở được.</translation>
    </message>
    <message id="page.call_back.saved.then">
        <source></source>
        <translation>Máy tự gửi đi. Cán bộ gọi lại trong giờ làm việc.</translation>
    </message>
    <message id="page.call_back.saved.title">
        <source></source>
        <translation>Đã lưu lúc %1</translation>
    </message>
    <message id="page.call_back.saving.title">
        <source></source>
        <translation>Đang lưu…</translation>
    </message>
    <message id="page.call_back.title">
        <source></source>
        <translation>Gọi lại số nào?</translation>
    </message>
    <message id="page.call_back.when.afternoon">
        <source></source>
        <translation>Buổi chiều</translation>
    </message>
    <message id="page.call_back.when.any">
        <source></source>
        <translation>Lúc nào cũng được</translation>
    </message>
    <message id="page.call_back.when.hint">
        <source></source>
        <translation>Số: %1</translation>
    </message>
    <message id="page.call_back.when.morning">
        <source></source>
        <translation>Buổi sáng</translation>
    </message>
    <message id="page.call_back.when.title">
        <source></source>
        <translation>Gọi vào lúc nào?</translation>
    </message>
    <message id="page.carry.back">
        <source></source>
        <translation>Trở lại</translation>
    </message>
    <message id="page.carry.gone">
        <source></source>
        <translation>Chưa tạo được mã. Hồ sơ vẫn lưu, máy tự gửi.</translation>
    </message>
    <message id="page.carry.how">
        <source></source>
        <translation>Mở máy ảnh của điện thoại, quét mã, mở đường dẫn. Điện thoại cần có mạng.</translation>
    </message>
    <message id="page.carry.how_next">
        <source></source>
        <translation>Quét tiếp mã này. Xong mã cuối, bấm “Gửi hồ sơ” trên điện thoại.</translation>
    </message>
    <message id="page.carry.machine">
        <source></source>
        <translation>Để máy tự gửi</translation>
    </message>
    <message id="page.carry.machine.short">
        <source></source>
        <translation>Để máy gửi</translation>
    </message>
    <message id="page.carry.making">
        <source></source>
        <translation>Đang chuẩn bị mã…</translation>
    </message>
    <message id="page.carry.next">
        <source></source>
        <translation>Mã tiếp theo</translation>
    </message>
    <message id="page.carry.number">
        <source></source>
        <translation>Mã %1 trong %2</translation>
    </message>
    <message id="page.carry.once">
        <source></source>
        <translation>Khi có mạng máy vẫn gửi; cổng chỉ tính một lần.</translation>
    </message>
    <message id="page.carry.papers">
        <source></source>
        <translation>Giấy đã quét: máy tự gửi khi có mạng, lúc đó mới đủ.</translation>
    </message>
    <message id="page.carry.previous">
        <source></source>
        <translation>Mã trước</translation>
    </message>
    <message id="page.carry.qr_spoken">
        <source></source>
        <translation>Mã QR số %1 trong %2, để điện thoại của quý vị mang hồ sơ đi</translation>
    </message>
    <message id="page.carry.received">
        <source></source>
        <translation>Cổng đã nhận đủ hồ sơ. Không cần quét nữa.</translation>
    </message>
    <message id="page.carry.sealed">
        <source></source>
        <translation>Hồ sơ đã niêm phong, điện thoại không đọc được.</translation>
    </message>
    <message id="page.carry.sent">
        <source></source>
        <translation>Tôi đã gửi</translation>
    </message>
    <message id="page.carry.title">
        <source></source>
        <translation>Gửi ngay bằng điện thoại của tôi</translation>
    </message>
    <message id="page.carry.too_large">
        <source></source>
        <translation>Hồ sơ nhiều trang, quá nhiều mã để quét. Máy tự gửi khi có mạng, không mất gì.</translation>
    </message>
    <message id="page.consent.hint">
        <source></source>
        <translation>Đồng ý việc nào thì bấm việc ấy. Không bấm là không đồng ý.</translation>
    </message>
    <message id="page.consent.law">
        <source></source>
        <translation>Luật 91/2025/QH15</translation>
    </message>
    <message id="page.consent.missing">
        <source></source>
        <translation>Máy cần quý vị đồng ý việc này.</translation>
    </message>
    <message id="page.consent.title">
        <source></source>
        <translation>Quý vị cho phép máy làm những việc nào?</translation>
    </message>
    <message id="page.consent.wipe">
        <source></source>
        <translation>Máy xóa khi Cổng báo đã nhận hồ sơ. Không dùng vào việc khác.</translation>
    </message>
    <message id="page.declaration.done">
        <source></source>
        <translation>Xem xong</translation>
    </message>
    <message id="page.declaration.drawing">
        <source></source>
        <translation>Máy đang dựng tờ khai</translation>
    </message>
    <message id="page.declaration.failed">
        <source></source>
        <translation>Máy chưa dựng được tờ khai. Vẫn nộp được như thường.</translation>
    </message>
    <message id="page.declaration.near">
        <source></source>
        <translation>Phóng to</translation>
    </message>
    <message id="page.declaration.note">
        <source></source>
        <translation>Số được che bớt trên màn hình này.</translation>
    </message>
    <message id="page.declaration.print">
        <source></source>
        <translation>In tờ khai</translation>
    </message>
    <message id="page.declaration.printed">
        <source></source>
        <translation>In xong. Mời lấy tờ A4 ở máy in.</translation>
    </message>
    <message id="page.declaration.printing">
        <source></source>
        <translation>Đang in bản A4. Xin chờ một chút.</translation>
    </message>
    <message id="page.declaration.refused">
        <source></source>
        <translation>Bản A4 chưa in xong.</translation>
    </message>
    <message id="page.declaration.sheet">
        <source></source>
        <translation>Tờ khai, trang %1</translation>
    </message>
    <message id="page.declaration.title">
        <source></source>
        <translation>Tờ khai trên giấy</translation>
    </message>
    <message id="page.declaration.whole">
        <source></source>
        <translation>Xem cả tờ</translation>
    </message>
    <message id="page.end.end">
        <source></source>
        <translation>Kết thúc và xóa</translation>
    </message>
    <message id="page.end.lost">
        <source></source>
        <translation>Hồ sơ chưa nộp. Kết thúc thì máy xóa những gì đang làm dở.</translation>
    </message>
    <message id="page.end.stay">
        <source></source>
        <translation>Tôi làm tiếp</translation>
    </message>
    <message id="page.end.title">
        <source></source>
        <translation>Quý vị muốn kết thúc?</translation>
    </message>
    <message id="page.farewell.again">
        <source></source>
        <translation>Về màn hình chào</translation>
    </message>
    <message id="page.farewell.filed">
        <source></source>
        <translation>Hồ sơ đã lưu. Màn hình đã xóa hết thông tin của quý vị.</translation>
    </message>
    <message id="page.farewell.paper_left">
        <source></source>
        <translation>Trên khay quét còn giấy. Mời lấy lại.</translation>
    </message>
    <message id="page.farewell.survey">
        <source></source>
        <translation>Góp một ý trước khi về</translation>
    </message>
    <message id="page.farewell.survey.short">
        <source></source>
        <translation>Góp ý</translation>
    </message>
    <message id="page.farewell.take">
        <source></source>
        <translation>Nhớ lấy thẻ và giấy tờ</translation>
    </message>
    <message id="page.farewell.thanked">
        <source></source>
        <translation>Ý kiến không kèm tên.</translation>
    </message>
    <message id="page.farewell.title">
        <source></source>
        <translation>Xin cảm ơn quý vị</translation>
    </message>
    <message id="page.farewell.wiped">
        <source></source>
        <translation>Màn hình đã xóa hết thông tin của quý vị.</translation>
    </message>
    <message id="page.fault.code">
        <source></source>
        <translation>Mã tạm</translation>
    </message>
    <message id="page.fault.instead">
        <source></source>
        <translation>Thay cho phiếu lưu hồ sơ</translation>
    </message>
    <message id="page.fault.no_phone">
        <source></source>
        <translation>Không có điện thoại?</translation>
    </message>
    <message id="page.fault.no_phone.do">
        <source></source>
        <translation>Chép lại mã ở trên là đủ.</translation>
    </message>
    <message id="page.fault.qr_spoken">
        <source></source>
        <translation>Mã QR mở trang xem hồ sơ</translation>
    </message>
    <message id="page.fee.account">
        <source></source>
        <translation>Số tài khoản</translation>
    </message>
    <message id="page.fee.bank">
        <source></source>
        <translation>Ngân hàng</translation>
    </message>
    <message id="page.fee.changed">
        <source></source>
        <translation>Cơ quan vừa đổi số tiền;</translation>
    </message>
    <message id="page.fee.changed.do">
        <source></source>
        <translation>xin quét mã mới này.</translation>
    </message>
    <message id="page.fee.check">
        <source></source>
        <translation>Tôi đã chuyển, xin kiểm tra</translation>
    </message>
    <message id="page.fee.checking">
        <source></source>
        <translation>Đang hỏi ngân hàng;</translation>
    </message>
    <message id="page.fee.compare">
        <source></source>
        <translation>rồi so với điện thoại của quý vị.</translation>
    </message>
    <message id="page.fee.compare.apart">
        <source></source>
        <translation>Xin so lại trên điện thoại.</translation>
    </message>
    <message id="page.fee.content">
        <source></source>
        <translation>Nội dung</translation>
    </message>
    <message id="page.fee.have_app">
        <source></source>
        <translation>Tôi dùng ứng dụng ngân hàng</translation>
    </message>
    <message id="page.fee.how">
        <source></source>
        <translation>Mở ứng dụng ngân hàng, quét mã,</translation>
    </message>
    <message id="page.fee.how.apart">
        <source></source>
        <translation>Mở ứng dụng ngân hàng, quét mã này.</translation>
    </message>
    <message id="page.fee.later">
        <source></source>
        <translation>Để nộp sau</translation>
    </message>
    <message id="page.fee.later_counts">
        <source></source>
        <translation>chuyển sau vẫn được ghi nhận.</translation>
    </message>
    <message id="page.fee.no_app">
        <source></source>
        <translation>Tôi không có ứng dụng ngân hàng</translation>
    </message>
    <message id="page.fee.no_app.how">
        <source></source>
        <translation>Chuyển khoản, ghi đúng nội dung.</translation>
    </message>
    <message id="page.fee.no_app.where">
        <source></source>
        <translation>Xin ghi lại số tài khoản và nội dung.</translation>
    </message>
    <message id="page.fee.not_yet">
        <source></source>
        <translation>Chưa thấy tiền về, có khi chậm vài phút.</translation>
    </message>
    <message id="page.fee.nothing_lost">
        <source></source>
        <translation>Đã chuyển rồi thì đừng chuyển lần nữa. Hồ sơ vẫn còn.</translation>
    </message>
    <message id="page.fee.paid">
        <source></source>
        <translation>Ngân hàng báo đã nhận tiền.</translation>
    </message>
    <message id="page.fee.part">
        <source></source>
        <translation>Đã nhận %1 ₫, còn thiếu %2 ₫.</translation>
    </message>
    <message id="page.fee.part.do">
        <source></source>
        <translation>Xin quét mã mới này để nộp nốt.</translation>
    </message>
    <message id="page.fee.payee">
        <source></source>
        <translation>Người nhận</translation>
    </message>
    <message id="page.fee.qr_spoken">
        <source></source>
        <translation>Mã QR để chuyển khoản</translation>
    </message>
    <message id="page.fee.until">
        <source></source>
        <translation>Máy chờ ở đây đến %1;</translation>
    </message>
    <message id="page.finished.by_phone">
        <source></source>
        <translation>Gửi ngay bằng điện thoại của tôi</translation>
    </message>
    <message id="page.finished.done">
        <source></source>
        <translation>Xong</translation>
    </message>
    <message id="page.finished.home">
        <source></source>
        <translation>Làm ở nhà</translation>
    </message>
    <message id="page.finished.received">
        <source></source>
        <translation>Cổng đã nhận hồ sơ</translation>
    </message>
    <message id="page.finished.reprint">
        <source></source>
        <translation>In lại</translation>
    </message>
    <message id="page.finished.sheets">
        <source></source>
        <translation>In bản A4</translation>
    </message>
    <message id="page.finished.sheets_printed">
        <source></source>
        <translation>Bản A4 in xong, mời lấy.</translation>
    </message>
    <message id="page.finished.sheets_printing">
        <source></source>
        <translation>Đang in bản A4. Xin chờ lấy giấy rồi hãy đi.</translation>
    </message>
    <message id="page.finished.sheets_refused">
        <source></source>
        <translation>Bản A4 chưa in xong. Phiếu và mã vẫn có giá trị.</translation>
    </message>
    <message id="page.finished.slip_printed">
        <source></source>
        <translation>Mời lấy phiếu lưu hồ sơ ở khe dưới màn hình.</translation>
    </message>
    <message id="page.finished.slip_printing">
        <source></source>
        <translation>Đang in phiếu lưu hồ sơ…</translation>
    </message>
    <message id="page.finished.slip_refused">
        <source></source>
        <translation>Phiếu chưa in được. Mời chụp lại màn hình này.</translation>
    </message>
    <message id="page.finished.take_both">
        <source></source>
        <translation>Nhớ lấy lại thẻ căn cước và giấy tờ</translation>
    </message>
    <message id="page.finished.take_card">
        <source></source>
        <translation>Nhớ lấy lại thẻ căn cước</translation>
    </message>
    <message id="page.finished.take_papers">
        <source></source>
        <translation>Nhớ lấy lại giấy tờ</translation>
    </message>
    <message id="page.finished.temporary">
        <source></source>
        <translation>mã tạm</translation>
    </message>
    <message id="page.finished.waiting">
        <source></source>
        <translation>Hồ sơ đã lưu, đang chờ gửi</translation>
    </message>
    <message id="page.guide.begin">
        <source></source>
        <translation>Làm thủ tục này</translation>
    </message>
    <message id="page.guide.home">
        <source></source>
        <translation>Cách làm ở nhà</translation>
    </message>
    <message id="page.guide.home.short">
        <source></source>
        <translation>Ở nhà</translation>
    </message>
    <message id="page.guide.print">
        <source></source>
        <translation>In hướng dẫn</translation>
    </message>
    <message id="page.identity_card.checking">
        <source></source>
        <translation>Đang kiểm tra thẻ của %1</translation>
    </message>
    <message id="page.identity_card.done">
        <source></source>
        <translation>Đã đọc xong thẻ</translation>
    </message>
    <message id="page.identity_card.forgets">
        <source></source>
        <translation>Mở xong là quên ngay.</translation>
    </message>
    <message id="page.identity_card.keeps">
        <source></source>
        <translation>Chỉ giữ: họ tên, ngày sinh, giới tính, quốc tịch, số định danh, nơi cư trú.</translation>
    </message>
    <message id="page.identity_card.keeps_not">
        <source></source>
        <translation>Không giữ dân tộc, tôn giáo, ảnh.</translation>
    </message>
    <message id="page.identity_card.no_card">
        <source></source>
        <translation>Tôi không có thẻ ở đây</translation>
    </message>
    <message id="page.identity_card.no_card.short">
        <source></source>
        <translation>Không có thẻ</translation>
    </message>
    <message id="page.identity_card.opens">
        <source></source>
        <translation>Máy chỉ dùng số định danh để mở lời nhắn.</translation>
    </message>
    <message id="page.identity_card.part">
        <source></source>
        <translation>Phần 2 trong 2: Đầu đọc thẻ</translation>
    </message>
    <message id="page.identity_card.reading">
        <source></source>
        <translation>Đang đọc thẻ, xin để yên</translation>
    </message>
    <message id="page.identity_card.still">
        <source></source>
        <translation>Để yên thẻ trên đầu đọc</translation>
    </message>
    <message id="page.identity_card.title">
        <source></source>
        <translation>Đặt thẻ lên đầu đọc, mặt nào cũng được</translation>
    </message>
    <message id="page.identity_key.birth">
        <source></source>
        <translation>Ngày sinh in trên thẻ?</translation>
    </message>
    <message id="page.identity_key.birth.hint">
        <source></source>
        <translation>Chip chỉ mở khi biết ngày này.</translation>
    </message>
    <message id="page.identity_key.expiry">
        <source></source>
        <translation>Thẻ có giá trị đến ngày nào?</translation>
    </message>
    <message id="page.identity_key.expiry.hint">
        <source></source>
        <translation>Xem dòng “Có giá trị đến” trên thẻ.</translation>
    </message>
    <message id="page.identity_key.no_expiry">
        <source></source>
        <translation>Thẻ ghi “Không thời hạn”</translation>
    </message>
    <message id="page.identity_key.part">
        <source></source>
        <translation>Phần 2 trong 2: Mở đầu đọc thẻ</translation>
    </message>
    <message id="page.identity_number.complete">
        <source></source>
        <translation>đủ 12 số</translation>
    </message>
    <message id="page.identity_number.found">
        <source></source>
        <translation>Đã thấy mã</translation>
    </message>
    <message id="page.identity_number.label">
        <source></source>
        <translation>Số định danh</translation>
    </message>
    <message id="page.identity_number.nearer">
        <source></source>
        <translation>Đưa gần thêm chút</translation>
    </message>
    <message id="page.identity_number.or">
        <source></source>
        <translation>hoặc gõ 12 số trên thẻ</translation>
    </message>
    <message id="page.identity_number.or.short">
        <source></source>
        <translation>Gõ 12 số trên thẻ</translation>
    </message>
    <message id="page.identity_number.part">
        <source></source>
        <translation>Phần 1 trong 2: Số định danh</translation>
    </message>
    <message id="page.identity_number.passport">
        <source></source>
        <translation>Hộ chiếu</translation>
    </message>
    <message id="page.identity_number.remaining">
        <source></source>
        <translation>còn %1 số</translation>
    </message>
    <message id="page.identity_number.title">
        <source></source>
        <translation>Đưa mã QR trên thẻ vào khung máy ảnh</translation>
    </message>
    <message id="page.identity_number.where">
        <source></source>
        <translation>QR ở mặt trước, thẻ mới: mặt sau.</translation>
    </message>
    <message id="page.identity_passport.birth">
        <source></source>
        <translation>Ngày sinh in trên hộ chiếu?</translation>
    </message>
    <message id="page.identity_passport.birth.hint">
        <source></source>
        <translation>Chip chỉ mở khi biết ngày này.</translation>
    </message>
    <message id="page.identity_passport.camera">
        <source></source>
        <translation>Hoặc đưa trang có ảnh vào khung máy ảnh.</translation>
    </message>
    <message id="page.identity_passport.checking">
        <source></source>
        <translation>Đang kiểm tra hộ chiếu của %1</translation>
    </message>
    <message id="page.identity_passport.expiry">
        <source></source>
        <translation>Hộ chiếu có giá trị đến ngày nào?</translation>
    </message>
    <message id="page.identity_passport.expiry.hint">
        <source></source>
        <translation>Xem dòng “Date of expiry” trên trang có ảnh.</translation>
    </message>
    <message id="page.identity_passport.hint">
        <source></source>
        <translation>Xem trang có ảnh. Gõ cả chữ và số.</translation>
    </message>
    <message id="page.identity_passport.keeps">
        <source></source>
        <translation>Máy chỉ giữ: họ tên, ngày sinh, giới tính, quốc tịch, số hộ chiếu.</translation>
    </message>
    <message id="page.identity_passport.keeps_not">
        <source></source>
        <translation>Không giữ nơi sinh, ảnh.</translation>
    </message>
    <message id="page.identity_passport.label">
        <source></source>
        <translation>Số hộ chiếu</translation>
    </message>
    <message id="page.identity_passport.lay">
        <source></source>
        <translation>Gập hộ chiếu, đặt lên đầu đọc</translation>
    </message>
    <message id="page.identity_passport.no_passport">
        <source></source>
        <translation>Không có hộ chiếu</translation>
    </message>
    <message id="page.identity_passport.opens">
        <source></source>
        <translation>Máy chỉ dùng số hộ chiếu để mở lời nhắn.</translation>
    </message>
    <message id="page.identity_passport.read">
        <source></source>
        <translation>Máy ảnh đã đọc: sinh %1, hết hạn %2. Xin xem lại số.</translation>
    </message>
    <message id="page.identity_passport.read.short">
        <source></source>
        <translation>Sinh %1, hạn %2. Số có đúng không?</translation>
    </message>
    <message id="page.identity_passport.reading">
        <source></source>
        <translation>Đang đọc hộ chiếu, xin để yên</translation>
    </message>
    <message id="page.identity_passport.still">
        <source></source>
        <translation>Để yên hộ chiếu trên đầu đọc</translation>
    </message>
    <message id="page.identity_passport.title">
        <source></source>
        <translation>Số hộ chiếu là gì?</translation>
    </message>
    <message id="page.inactivity.covered">
        <source></source>
        <translation>Màn hình đã được che lại.</translation>
    </message>
    <message id="page.inactivity.end">
        <source></source>
        <translation>Kết thúc và xóa màn hình</translation>
    </message>
    <message id="page.inactivity.kept">
        <source></source>
        <translation>Hồ sơ đã lưu vẫn còn. Hết giờ, máy xóa màn hình.</translation>
    </message>
    <message id="page.inactivity.longer">
        <source></source>
        <translation>Cho tôi thêm 5 phút</translation>
    </message>
    <message id="page.inactivity.longer.short">
        <source></source>
        <translation>Thêm 5 phút</translation>
    </message>
    <message id="page.inactivity.seconds">
        <source></source>
        <translation>giây</translation>
    </message>
    <message id="page.inactivity.stay">
        <source></source>
        <translation>Tôi còn ở đây</translation>
    </message>
    <message id="page.inactivity.title">
        <source></source>
        <translation>Quý vị còn ở đó không?</translation>
    </message>
    <message id="page.inactivity.wiped">
        <source></source>
        <translation>Hết giờ, máy xóa những gì đang làm dở.</translation>
    </message>
    <message id="page.library.hint">
        <source></source>
        <translation>Chọn nhóm việc, hoặc gõ tên việc.</translation>
    </message>
    <message id="page.library.title">
        <source></source>
        <translation>Đọc hướng dẫn về việc gì?</translation>
    </message>
    <message id="page.more.hint">
        <source></source>
        <translation>Mọi việc ở đây đều không mất tiền.</translation>
    </message>
    <message id="page.more.title">
        <source></source>
        <translation>Quý vị cần việc gì?</translation>
    </message>
    <message id="page.out_of_service.go">
        <source></source>
        <translation>Nơi gần nhất có người</translation>
    </message>
    <message id="page.out_of_service.since">
        <source></source>
        <translation>Từ %1</translation>
    </message>
    <message id="page.out_of_service.since_day">
        <source></source>
        <translation>Từ %1 ngày %2</translation>
    </message>
    <message id="page.out_of_service.title">
        <source></source>
        <translation>Máy tạm nghỉ</translation>
    </message>
    <message id="page.overview.bring">
        <source></source>
        <translation>Cần mang</translation>
    </message>
    <message id="page.overview.guide">
        <source></source>
        <translation>Xem hướng dẫn</translation>
    </message>
    <message id="page.overview.here">
        <source></source>
        <translation>Tại máy này</translation>
    </message>
    <message id="page.overview.prepared">
        <source></source>
        <translation>Máy sẽ điền sẵn %1 câu từ mã QR. Từng câu sẽ được xem lại trước khi nộp.</translation>
    </message>
    <message id="page.overview.prepared.again">
        <source></source>
        <translation>Mẫu đã đổi, xin trả lời lại %1 câu.</translation>
    </message>
    <message id="page.overview.prepared.edition">
        <source></source>
        <translation>Mẫu đã điền ở nhà là bản khác với mẫu ở máy này.</translation>
    </message>
    <message id="page.overview.ready">
        <source></source>
        <translation>Khi nào có</translation>
    </message>
    <message id="page.overview.ready_on">
        <source></source>
        <translation>%1, %2</translation>
    </message>
    <message id="page.overview.ready_unknown">
        <source></source>
        <translation>Cán bộ sẽ báo ngày</translation>
    </message>
    <message id="page.overview.scope_all_here">
        <source></source>
        <translation>Làm được trọn vẹn tại máy này</translation>
    </message>
    <message id="page.overview.scope_appointment">
        <source></source>
        <translation>Không làm xong ở đây. Phải đến tận nơi</translation>
    </message>
    <message id="page.overview.scope_guide">
        <source></source>
        <translation>Không làm xong ở đây. Chỉ hướng dẫn</translation>
    </message>
    <message id="page.overview.scope_prepare">
        <source></source>
        <translation>Chuẩn bị ở đây, nộp tại quầy</translation>
    </message>
    <message id="page.overview.scope_ticket">
        <source></source>
        <translation>Không làm xong ở đây. Làm tại quầy</translation>
    </message>
    <message id="page.overview.start">
        <source></source>
        <translation>Bắt đầu</translation>
    </message>
    <message id="page.overview.steps">
        <source></source>
        <translation>%1 bước, khoảng %2 phút</translation>
    </message>
    <message id="page.overview.stop">
        <source></source>
        <translation>Dừng lúc nào cũng được</translation>
    </message>
    <message id="page.overview.takes">
        <source></source>
        <translation>Bao lâu</translation>
    </message>
    <message id="page.overview.unverified">
        <source></source>
        <translation>Thủ tục %1 · hiện chưa xác minh</translation>
    </message>
    <message id="page.overview.verified">
        <source></source>
        <translation>Thủ tục %1 · kiểm tra ngày %2</translation>
    </message>
    <message id="page.overview.where">
        <source></source>
        <translation>Đến đâu</translation>
    </message>
    <message id="page.owing.changed">
        <source></source>
        <translation>Số tiền vừa được đổi</translation>
    </message>
    <message id="page.owing.for">
        <source></source>
        <translation>Phí cho hồ sơ %1</translation>
    </message>
    <message id="page.paid.amount">
        <source></source>
        <translation>Đã nhận</translation>
    </message>
    <message id="page.paid.back">
        <source></source>
        <translation>Nộp thừa, sẽ trả lại</translation>
    </message>
    <message id="page.paid.lead">
        <source></source>
        <translation>Ngân hàng đã báo tiền về, lúc %1.</translation>
    </message>
    <message id="page.paid.left">
        <source></source>
        <translation>Còn phải nộp</translation>
    </message>
    <message id="page.paid.pay_left">
        <source></source>
        <translation>Nộp nốt</translation>
    </message>
    <message id="page.paid.reference">
        <source></source>
        <translation>Nội dung chuyển</translation>
    </message>
    <message id="page.paid.slip_printed">
        <source></source>
        <translation>Mời lấy phiếu. Việc nộp đã xong.</translation>
    </message>
    <message id="page.paid.slip_printed.back">
        <source></source>
        <translation>Mời lấy phiếu và giữ lại: tiền nộp thừa sẽ được trả lại.</translation>
    </message>
    <message id="page.paid.slip_printed.part">
        <source></source>
        <translation>Mời lấy phiếu. Vẫn còn tiền phải nộp.</translation>
    </message>
    <message id="page.paid.slip_printing">
        <source></source>
        <translation>Đang in phiếu.</translation>
    </message>
    <message id="page.paid.slip_refused">
        <source></source>
        <translation>Chưa in được phiếu. Mời ghi lại mã này.</translation>
    </message>
    <message id="page.paid.title">
        <source></source>
        <translation>Đã nhận tiền</translation>
    </message>
    <message id="page.paid.title.part">
        <source></source>
        <translation>Mới nhận một phần tiền</translation>
    </message>
    <message id="page.pay_code.hint">
        <source></source>
        <translation>Gõ mã trên phiếu, hoặc đưa mã vuông vào máy ảnh.</translation>
    </message>
    <message id="page.pay_code.title">
        <source></source>
        <translation>Nộp phí cho hồ sơ nào?</translation>
    </message>
    <message id="page.people.add">
        <source></source>
        <translation>Thêm người</translation>
    </message>
    <message id="page.people.done">
        <source></source>
        <translation>Xong</translation>
    </message>
    <message id="page.people.put_back">
        <source></source>
        <translation>Đã bỏ %1. Lấy lại</translation>
    </message>
    <message id="page.people.remove">
        <source></source>
        <translation>Bỏ</translation>
    </message>
    <message id="page.people.remove.spoken">
        <source></source>
        <translation>Bỏ %1 khỏi danh sách</translation>
    </message>
    <message id="page.people.so_far">
        <source></source>
        <translation>Đã có %1 người. Chạm vào tên để sửa.</translation>
    </message>
    <message id="page.people.unfinished">
        <source></source>
        <translation>Còn thiếu thông tin</translation>
    </message>
    <message id="page.person.call">
        <source></source>
        <translation>Gặp người giúp</translation>
    </message>
    <message id="page.person.call_back">
        <source></source>
        <translation>Nhờ gọi lại</translation>
    </message>
    <message id="page.person.clock">
        <source></source>
        <translation>Theo đồng hồ của máy: %1.</translation>
    </message>
    <message id="page.person.desk.mobile">
        <source></source>
        <translation>Trên xe</translation>
    </message>
    <message id="page.person.desk.staffed">
        <source></source>
        <translation>Ở đây</translation>
    </message>
    <message id="page.person.desk.unattended">
        <source></source>
        <translation>Quầy gần nhất</translation>
    </message>
    <message id="page.person.go_on">
        <source></source>
        <translation>Làm tiếp</translation>
    </message>
    <message id="page.person.hours">
        <source></source>
        <translation>mở %1</translation>
    </message>
    <message id="page.person.kept">
        <source></source>
        <translation>Những gì đang làm vẫn giữ nguyên.</translation>
    </message>
    <message id="page.person.line.on">
        <source></source>
        <translation>Hết giờ trực. %1 %2 trực lại từ %3</translation>
    </message>
    <message id="page.person.line.today.afternoon">
        <source></source>
        <translation>Chưa đến giờ trực. Chiều nay trực từ %1</translation>
    </message>
    <message id="page.person.line.today.evening">
        <source></source>
        <translation>Chưa đến giờ trực. Tối nay trực từ %1</translation>
    </message>
    <message id="page.person.line.today.morning">
        <source></source>
        <translation>Chưa đến giờ trực. Sáng nay trực từ %1</translation>
    </message>
    <message id="page.person.line.tomorrow.afternoon">
        <source></source>
        <translation>Hết giờ trực. Chiều mai trực từ %1</translation>
    </message>
    <message id="page.person.line.tomorrow.evening">
        <source></source>
        <translation>Hết giờ trực. Tối mai trực từ %1</translation>
    </message>
    <message id="page.person.line.tomorrow.morning">
        <source></source>
        <translation>Hết giờ trực. Sáng mai trực từ %1</translation>
    </message>
    <message id="page.person.line.until">
        <source></source>
        <translation>Đang có người trực, đến %1</translation>
    </message>
    <message id="page.person.paper.near_end">
        <source></source>
        <translation>Máy in sắp hết giấy</translation>
    </message>
    <message id="page.person.paper.paper_out">
        <source></source>
        <translation>Máy in hết giấy</translation>
    </message>
    <message id="page.person.parked">
        <source></source>
        <translation>%1 hồ sơ cần cán bộ xem</translation>
    </message>
    <message id="page.person.phone">
        <source></source>
        <translation>Gọi số</translation>
    </message>
    <message id="page.person.staff">
        <source></source>
        <translation>Dành cho cán bộ</translation>
    </message>
    <message id="page.person.title">
        <source></source>
        <translation>Gặp người giúp</translation>
    </message>
    <message id="page.practice.hint">
        <source></source>
        <translation>Các bước như thật, người thì không có thật.</translation>
    </message>
    <message id="page.practice.minutes">
        <source></source>
        <translation>Chừng %1 phút, muốn thôi lúc nào cũng được.</translation>
    </message>
    <message id="page.practice.safe">
        <source></source>
        <translation>Không gửi, không lưu gì</translation>
    </message>
    <message id="page.practice.safe.note">
        <source></source>
        <translation>Không cần thẻ, giấy tờ hay tiền.</translation>
    </message>
    <message id="page.practice.start">
        <source></source>
        <translation>Bắt đầu tập</translation>
    </message>
    <message id="page.practice.title">
        <source></source>
        <translation>Tập làm thử một lần</translation>
    </message>
    <message id="page.practice_done.again">
        <source></source>
        <translation>Tập lại</translation>
    </message>
    <message id="page.practice_done.bring">
        <source></source>
        <translation>Khi làm thật, mời mang theo thẻ căn cước</translation>
    </message>
    <message id="page.practice_done.end">
        <source></source>
        <translation>Xong</translation>
    </message>
    <message id="page.practice_done.help">
        <source></source>
        <translation>Cần người giúp: bấm Gặp người ở góc dưới.</translation>
    </message>
    <message id="page.practice_done.hint">
        <source></source>
        <translation>Làm thật cũng đúng các bước này. Máy không gửi gì.</translation>
    </message>
    <message id="page.practice_done.real">
        <source></source>
        <translation>Làm giấy tờ thật</translation>
    </message>
    <message id="page.practice_done.title">
        <source></source>
        <translation>Quý vị đã tập xong một lượt</translation>
    </message>
    <message id="page.question.first">
        <source></source>
        <translation>%1 thứ nhất</translation>
    </message>
    <message id="page.question.from_card">
        <source></source>
        <translation>Lấy từ thẻ căn cước. Sai thì mời sửa.</translation>
    </message>
    <message id="page.question.now">
        <source></source>
        <translation>%1 nay là %2.</translation>
    </message>
    <message id="page.question.person">
        <source></source>
        <translation>%1 thứ %2</translation>
    </message>
    <message id="page.question.split">
        <source></source>
        <translation>%1 cũ đã được chia.</translation>
    </message>
    <message id="page.question.which">
        <source></source>
        <translation>Giấy nào được?</translation>
    </message>
    <message id="page.question.why">
        <source></source>
        <translation>Vì sao máy hỏi?</translation>
    </message>
    <message id="page.question.year_alone">
        <source></source>
        <translation>Chỉ nhớ năm</translation>
    </message>
    <message id="page.result.copy">
        <source></source>
        <translation>Bản để xem, không thay bản chính</translation>
    </message>
    <message id="page.result.copy.note">
        <source></source>
        <translation>Thấy sai tên, ngày: bấm Gặp người.</translation>
    </message>
    <message id="page.result.fetching">
        <source></source>
        <translation>Máy đang lấy giấy về. Xin chờ một chút.</translation>
    </message>
    <message id="page.result.from">
        <source></source>
        <translation>%1 · ký %2</translation>
    </message>
    <message id="page.result.original">
        <source></source>
        <translation>Bản chính lấy ở</translation>
    </message>
    <message id="page.result.original.ask">
        <source></source>
        <translation>Hỏi người trực nơi nhận bản chính</translation>
    </message>
    <message id="page.result.print">
        <source></source>
        <translation>In để xem</translation>
    </message>
    <message id="page.result.sheet">
        <source></source>
        <translation>Giấy kết quả, trang %1</translation>
    </message>
    <message id="page.result.trouble.closed">
        <source></source>
        <translation>Cần mở lại bằng phiếu hoặc thẻ. Bấm Quay lại.</translation>
    </message>
    <message id="page.result.trouble.damaged">
        <source></source>
        <translation>Giấy lấy về bị hỏng trên đường. Bấm Thử lại.</translation>
    </message>
    <message id="page.result.trouble.line">
        <source></source>
        <translation>Chưa có mạng, chưa lấy được giấy. Kết quả vẫn ở Cổng.</translation>
    </message>
    <message id="page.result.trouble.long">
        <source></source>
        <translation>Giấy này dài %1 trang. Mời nhận bản chính.</translation>
    </message>
    <message id="page.result.trouble.no_program">
        <source></source>
        <translation>Máy này chưa xem được giấy. Mời nhận bản chính.</translation>
    </message>
    <message id="page.result.trouble.not_pdf">
        <source></source>
        <translation>Tệp kết quả không phải giấy xem được. Mời nhận bản chính.</translation>
    </message>
    <message id="page.result.trouble.unreadable">
        <source></source>
        <translation>Máy không đọc được giấy này. Mời nhận bản chính.</translation>
    </message>
    <message id="page.resume.anew">
        <source></source>
        <translation>Làm lại từ đầu</translation>
    </message>
    <message id="page.resume.go_on">
        <source></source>
        <translation>Làm tiếp</translation>
    </message>
    <message id="page.resume.hint">
        <source></source>
        <translation>Lượt trước với thẻ này bị ngắt. Câu trả lời vẫn còn.</translation>
    </message>
    <message id="page.resume.papers">
        <source></source>
        <translation>Giấy tờ thì cần chụp lại.</translation>
    </message>
    <message id="page.resume.title">
        <source></source>
        <translation>Làm tiếp chỗ cũ?</translation>
    </message>
    <message id="page.review.change">
        <source></source>
        <translation>Sửa</translation>
    </message>
    <message id="page.review.declaration">
        <source></source>
        <translation>Xem tờ khai</translation>
    </message>
    <message id="page.review.face">
        <source></source>
        <translation>Ảnh trong chip</translation>
    </message>
    <message id="page.review.face.kept">
        <source></source>
        <translation>Chỉ để xem, không lưu.</translation>
    </message>
    <message id="page.review.fee">
        <source></source>
        <translation>Lệ phí</translation>
    </message>
    <message id="page.review.file">
        <source></source>
        <translation>Cam đoan và nộp</translation>
    </message>
    <message id="page.review.missing">
        <source></source>
        <translation>Mời đọc rồi bấm vào ô này.</translation>
    </message>
    <message id="page.review.missing.fee">
        <source></source>
        <translation>Sang ngày mới, lệ phí đã đổi. Mời xem lại rồi bấm ô này.</translation>
    </message>
    <message id="page.review.missing.fee.short">
        <source></source>
        <translation>Lệ phí đã đổi. Xem lại rồi bấm.</translation>
    </message>
    <message id="page.review.missing.send_papers">
        <source></source>
        <translation>Còn một ô chưa bấm: gửi kèm giấy đã quét.</translation>
    </message>
    <message id="page.review.missing.truth">
        <source></source>
        <translation>Còn một ô chưa bấm: lời cam đoan.</translation>
    </message>
    <message id="page.review.procedure">
        <source></source>
        <translation>Việc cần làm</translation>
    </message>
    <message id="page.review.title">
        <source></source>
        <translation>Xem lại trước khi nộp</translation>
    </message>
    <message id="page.review.which">
        <source></source>
        <translation>Quý vị muốn sửa dòng nào?</translation>
    </message>
    <message id="page.scan.another">
        <source></source>
        <translation>Thêm trang</translation>
    </message>
    <message id="page.scan.feed">
        <source></source>
        <translation>Quét ngay</translation>
    </message>
    <message id="page.scan.filing">
        <source></source>
        <translation>Đang lưu giấy, xin chờ</translation>
    </message>
    <message id="page.scan.full">
        <source></source>
        <translation>Trang này là trang cuối quét được. Phần còn lại, mời nộp tại quầy.</translation>
    </message>
    <message id="page.scan.good">
        <source></source>
        <translation>Ảnh rõ. Mời xem lại.</translation>
    </message>
    <message id="page.scan.keep">
        <source></source>
        <translation>Giữ ảnh</translation>
    </message>
    <message id="page.scan.not_good">
        <source></source>
        <translation>Ảnh chưa đọc được. Mời chụp lại.</translation>
    </message>
    <message id="page.scan.now">
        <source></source>
        <translation>Chụp ngay</translation>
    </message>
    <message id="page.scan.pages">
        <source></source>
        <translation>Trang %1</translation>
    </message>
    <message id="page.scan.place.feeder">
        <source></source>
        <translation>Mời xếp giấy vào khay nạp, hoặc đặt một tờ lên mặt kính</translation>
    </message>
    <message id="page.scan.place.glass">
        <source></source>
        <translation>Mời đặt giấy úp xuống mặt kính</translation>
    </message>
    <message id="page.scan.place.tray_or_feeder">
        <source></source>
        <translation>Mời đặt giấy vào khung, hoặc xếp vào khay nạp</translation>
    </message>
    <message id="page.scan.retake">
        <source></source>
        <translation>Chụp lại</translation>
    </message>
    <message id="page.scan.room">
        <source></source>
        <translation>Trang %1, thêm được %2 trang nữa</translation>
    </message>
    <message id="page.scan.taking">
        <source></source>
        <translation>Đang chụp, xin giữ yên</translation>
    </message>
    <message id="page.scan.waiting">
        <source></source>
        <translation>Mời đặt giấy vào khung</translation>
    </message>
    <message id="page.schedule.closed">
        <source></source>
        <translation>Nghỉ</translation>
    </message>
    <message id="page.schedule.none">
        <source></source>
        <translation>Máy chưa có lịch các ngày tới.</translation>
    </message>
    <message id="page.schedule.none.hours">
        <source></source>
        <translation>Giờ của điểm này: %1.</translation>
    </message>
    <message id="page.schedule.print">
        <source></source>
        <translation>In lịch</translation>
    </message>
    <message id="page.schedule.title">
        <source></source>
        <translation>Điểm này mở lúc nào?</translation>
    </message>
    <message id="page.schedule.title.bus">
        <source></source>
        <translation>Xe đỗ ở đâu, lúc nào?</translation>
    </message>
    <message id="page.services.count">
        <source></source>
        <translation>%1 việc</translation>
    </message>
    <message id="page.services.hint">
        <source></source>
        <translation>Chọn một việc, hoặc bấm “Gõ tên việc”.</translation>
    </message>
    <message id="page.services.none">
        <source></source>
        <translation>Chưa thấy việc này.</translation>
    </message>
    <message id="page.services.none.do">
        <source></source>
        <translation>Mời gõ tên khác, hoặc bấm Gặp người.</translation>
    </message>
    <message id="page.services.open_first">
        <source></source>
        <translation>Chọn việc đầu</translation>
    </message>
    <message id="page.services.prepared">
        <source></source>
        <translation>Đã chuẩn bị ở nhà? Đưa mã QR vào máy ảnh.</translation>
    </message>
    <message id="page.services.refused.broken">
        <source></source>
        <translation>Mã QR này đọc không được hết. Mời tạo lại mã, hoặc chọn việc ở dưới.</translation>
    </message>
    <message id="page.services.refused.foreign">
        <source></source>
        <translation>Mã QR này không phải mã chuẩn bị hồ sơ. Mời chọn việc ở dưới.</translation>
    </message>
    <message id="page.services.refused.unknown">
        <source></source>
        <translation>Việc trong mã QR không làm được ở máy này. Mời chọn việc ở dưới.</translation>
    </message>
    <message id="page.services.search">
        <source></source>
        <translation>Gõ tên việc</translation>
    </message>
    <message id="page.services.title">
        <source></source>
        <translation>Quý vị cần làm việc gì?</translation>
    </message>
    <message id="page.services.wrong_day">
        <source></source>
        <translation>Ngày trên máy là %1, có lẽ sai.</translation>
    </message>
    <message id="page.services.wrong_day.do">
        <source></source>
        <translation>Xin gọi số dưới đây, hoặc đến quầy.</translation>
    </message>
    <message id="page.services.wrong_day.title">
        <source></source>
        <translation>Lúc này máy chưa nhận được việc nào</translation>
    </message>
    <message id="page.sign_in.again">
        <source></source>
        <translation>Thử lại</translation>
    </message>
    <message id="page.sign_in.asking">
        <source></source>
        <translation>Đang xin mã đăng nhập.</translation>
    </message>
    <message id="page.sign_in.cut">
        <source></source>
        <translation>Chưa có mạng để đăng nhập.</translation>
    </message>
    <message id="page.sign_in.expired">
        <source></source>
        <translation>Đã hết giờ chờ.</translation>
    </message>
    <message id="page.sign_in.failed">
        <source></source>
        <translation>Chưa đăng nhập được.</translation>
    </message>
    <message id="page.sign_in.how">
        <source></source>
        <translation>Quét mã bằng điện thoại, rồi xác nhận trong VNeID.</translation>
    </message>
    <message id="page.sign_in.other">
        <source></source>
        <translation>Tài khoản của số định danh khác.</translation>
    </message>
    <message id="page.sign_in.part">
        <source></source>
        <translation>Không có thẻ</translation>
    </message>
    <message id="page.sign_in.qr_spoken">
        <source></source>
        <translation>Mã để mở trang đăng nhập VNeID trên điện thoại</translation>
    </message>
    <message id="page.sign_in.title">
        <source></source>
        <translation>Đăng nhập VNeID</translation>
    </message>
    <message id="page.sign_in.waiting">
        <source></source>
        <translation>Máy chờ đến %1. Đăng nhập xong, máy tự sang trang.</translation>
    </message>
    <message id="page.sign_in.without">
        <source></source>
        <translation>Không dùng VNeID</translation>
    </message>
    <message id="page.staff_code.access">
        <source></source>
        <translation>Sáu số cuối trên thẻ của tôi</translation>
    </message>
    <message id="page.staff_code.access.hint">
        <source></source>
        <translation>Thẻ căn cước của cán bộ. Gõ xong thì đặt thẻ lên đầu đọc.</translation>
    </message>
    <message id="page.staff_code.card">
        <source></source>
        <translation>Mời đặt thẻ lên đầu đọc</translation>
    </message>
    <message id="page.staff_code.enter">
        <source></source>
        <translation>Mở</translation>
    </message>
    <message id="page.staff_code.hint">
        <source></source>
        <translation>Mã 6 số. Lần vào này được ghi vào nhật ký.</translation>
    </message>
    <message id="page.staff_code.label">
        <source></source>
        <translation>Mã của cán bộ</translation>
    </message>
    <message id="page.staff_code.locked">
        <source></source>
        <translation>Sai 5 lần. Thử lại sau %1 phút.</translation>
    </message>
    <message id="page.staff_code.own">
        <source></source>
        <translation>Mã riêng của tôi</translation>
    </message>
    <message id="page.staff_code.title">
        <source></source>
        <translation>Gõ mã của cán bộ</translation>
    </message>
    <message id="page.staff_code.told.no_card">
        <source></source>
        <translation>Chưa thấy thẻ nào trên đầu đọc.</translation>
    </message>
    <message id="page.staff_code.told.not_genuine">
        <source></source>
        <translation>Chip của thẻ này không chứng minh được là thật.</translation>
    </message>
    <message id="page.staff_code.told.not_read">
        <source></source>
        <translation>Chưa đọc được thẻ. Mời xem lại sáu số cuối, rồi đặt thẻ nằm yên.</translation>
    </message>
    <message id="page.staff_code.told.unknown">
        <source></source>
        <translation>Thẻ này không có trong danh sách của điểm.</translation>
    </message>
    <message id="page.staff_code.typed">
        <source></source>
        <translation>%1 trên %2 số</translation>
    </message>
    <message id="page.staff_code.wrong">
        <source></source>
        <translation>Mã chưa đúng. Còn %1 lần.</translation>
    </message>
    <message id="page.status.by_card">
        <source></source>
        <translation>Mở bằng thẻ căn cước</translation>
    </message>
    <message id="page.status.by_card.short">
        <source></source>
        <translation>Mở bằng thẻ</translation>
    </message>
    <message id="page.status.collect">
        <source></source>
        <translation>Nhận tại quầy: mang phiếu lưu hồ sơ và thẻ căn cước.</translation>
    </message>
    <message id="page.status.collect.note">
        <source></source>
        <translation>Đã chọn bưu điện: giấy về tận nhà.</translation>
    </message>
    <message id="page.status.due">
        <source></source>
        <translation>Hạn bổ sung: %1</translation>
    </message>
    <message id="page.status.elsewhere">
        <source></source>
        <translation>Việc bổ sung này làm tại quầy.</translation>
    </message>
    <message id="page.status.fee">
        <source></source>
        <translation>Hồ sơ này còn phải nộp %1.</translation>
    </message>
    <message id="page.status.header">
        <source></source>
        <translation>Hồ sơ đến đâu rồi?</translation>
    </message>
    <message id="page.status.heard">
        <source></source>
        <translation>Cổng trả lời lúc %1</translation>
    </message>
    <message id="page.status.locked">
        <source></source>
        <translation>Cán bộ có lời nhắn về hồ sơ này.</translation>
    </message>
    <message id="page.status.locked.how">
        <source></source>
        <translation>Muốn đọc lời nhắn: đưa mã vuông trên phiếu vào máy ảnh, hoặc mở bằng thẻ căn cước.</translation>
    </message>
    <message id="page.status.only_here">
        <source></source>
        <translation>Theo thông tin lưu tại máy này</translation>
    </message>
    <message id="page.status.paper">
        <source></source>
        <translation>Giấy kết quả xem được ngay ở đây.</translation>
    </message>
    <message id="page.status.paper.how">
        <source></source>
        <translation>Muốn xem giấy kết quả: đưa mã vuông trên phiếu vào máy ảnh, hoặc mở bằng thẻ căn cước.</translation>
    </message>
    <message id="page.status.paper.view">
        <source></source>
        <translation>Xem giấy</translation>
    </message>
    <message id="page.status.remark">
        <source></source>
        <translation>Cán bộ nhắn</translation>
    </message>
    <message id="page.status.supplement">
        <source></source>
        <translation>Bổ sung ngay</translation>
    </message>
    <message id="page.status_code.asking">
        <source></source>
        <translation>Đang hỏi Cổng Dịch vụ công…</translation>
    </message>
    <message id="page.status_code.go">
        <source></source>
        <translation>Xem</translation>
    </message>
    <message id="page.status_code.hint">
        <source></source>
        <translation>Hoặc đưa mã vuông trên phiếu vào máy ảnh.</translation>
    </message>
    <message id="page.status_code.label">
        <source></source>
        <translation>Mã hồ sơ</translation>
    </message>
    <message id="page.status_code.lost">
        <source></source>
        <translation>Mất phiếu? Bấm “%1”.</translation>
    </message>
    <message id="page.status_code.title">
        <source></source>
        <translation>Gõ mã trên phiếu</translation>
    </message>
    <message id="page.submitting.saved">
        <source></source>
        <translation>Hồ sơ đã lưu an toàn</translation>
    </message>
    <message id="page.submitting.sealing">
        <source></source>
        <translation>Máy đang lưu hồ sơ</translation>
    </message>
    <message id="page.submitting.sending">
        <source></source>
        <translation>Máy đang thử gửi ngay.</translation>
    </message>
    <message id="page.submitting.wait">
        <source></source>
        <translation>Xin chờ một chút.</translation>
    </message>
    <message id="page.survey.face.1">
        <source></source>
        <translation>Rất bực</translation>
    </message>
    <message id="page.survey.face.2">
        <source></source>
        <translation>Chưa vừa ý</translation>
    </message>
    <message id="page.survey.face.3">
        <source></source>
        <translation>Tạm được</translation>
    </message>
    <message id="page.survey.face.4">
        <source></source>
        <translation>Vừa ý</translation>
    </message>
    <message id="page.survey.face.5">
        <source></source>
        <translation>Rất vừa ý</translation>
    </message>
    <message id="page.survey.header">
        <source></source>
        <translation>Góp ý trước khi về</translation>
    </message>
    <message id="page.survey.hint">
        <source></source>
        <translation>Không ghi tên, không bắt buộc. Trả lời thế nào cũng không ảnh hưởng hồ sơ.</translation>
    </message>
    <message id="page.survey.missing">
        <source></source>
        <translation>Mời chọn một trong năm khuôn mặt.</translation>
    </message>
    <message id="page.survey.person">
        <source></source>
        <translation>Có việc cần nói ngay? Bấm Gặp người ở góc dưới.</translation>
    </message>
    <message id="page.survey.reason">
        <source></source>
        <translation>Vì điều gì? (nếu muốn nói)</translation>
    </message>
    <message id="page.survey.reason.clarity">
        <source></source>
        <translation>Hướng dẫn</translation>
    </message>
    <message id="page.survey.reason.machine">
        <source></source>
        <translation>Máy</translation>
    </message>
    <message id="page.survey.reason.other">
        <source></source>
        <translation>Khác</translation>
    </message>
    <message id="page.survey.reason.short">
        <source></source>
        <translation>Vì điều gì?</translation>
    </message>
    <message id="page.survey.reason.staff">
        <source></source>
        <translation>Cán bộ</translation>
    </message>
    <message id="page.survey.reason.waiting">
        <source></source>
        <translation>Chờ đợi</translation>
    </message>
    <message id="page.survey.send">
        <source></source>
        <translation>Gửi ý kiến</translation>
    </message>
    <message id="page.survey.skip">
        <source></source>
        <translation>Bỏ qua</translation>
    </message>
    <message id="page.survey.title">
        <source></source>
        <translation>Hôm nay máy giúp quý vị thế nào?</translation>
    </message>
    <message id="page.wifi.hint">
        <source></source>
        <translation>Mở máy ảnh điện thoại, hướng vào khung.</translation>
    </message>
    <message id="page.wifi.name">
        <source></source>
        <translation>Tên mạng</translation>
    </message>
    <message id="page.wifi.password">
        <source></source>
        <translation>Mật khẩu</translation>
    </message>
    <message id="page.wifi.print">
        <source></source>
        <translation>In tên và mật khẩu</translation>
    </message>
    <message id="page.wifi.qr_spoken">
        <source></source>
        <translation>Mã để điện thoại vào mạng Wi-Fi</translation>
    </message>
    <message id="page.wifi.title">
        <source></source>
        <translation>Quét mã để vào mạng</translation>
    </message>
    <message id="paper.carried">
        <source></source>
        <translation>Người nộp báo đã gửi bằng điện thoại lúc %1. Chỉ khi điện thoại hiện “Cổng đã nhận” thì mới là đã nhận. Máy vẫn tự gửi.</translation>
    </message>
    <message id="paper.fee">
        <source></source>
        <translation>Lệ phí</translation>
    </message>
    <message id="paper.fee.free">
        <source></source>
        <translation>0 ₫, không mất tiền</translation>
    </message>
    <message id="paper.fee.later">
        <source></source>
        <translation>%1 ₫, nộp sau</translation>
    </message>
    <message id="paper.fee.paid">
        <source></source>
        <translation>%1 ₫, đã nhận</translation>
    </message>
    <message id="paper.fee.part">
        <source></source>
        <translation>đã nhận %1 ₫, còn %2 ₫</translation>
    </message>
    <message id="paper.fee.unverified">
        <source></source>
        <translation>hiện chưa xác minh</translation>
    </message>
    <message id="paper.fee.waiting">
        <source></source>
        <translation>%1 ₫, chờ chuyển khoản</translation>
    </message>
    <message id="paper.holder">
        <source></source>
        <translation>Người nộp</translation>
    </message>
    <message id="paper.hotline">
        <source></source>
        <translation>Tổng đài %1</translation>
    </message>
    <message id="paper.next.received">
        <source></source>
        <translation>Cán bộ sẽ xem hồ sơ.</translation>
    </message>
    <message id="paper.next.waiting">
        <source></source>
        <translation>Máy tự gửi khi có mạng. Không phải nộp lại.</translation>
    </message>
    <message id="paper.not_official">
        <source></source>
        <translation>Bản ghi của máy, chưa phải giấy tiếp nhận hồ sơ.</translation>
    </message>
    <message id="paper.official_code">
        <source></source>
        <translation>Mã chính thức</translation>
    </message>
    <message id="paper.papers">
        <source></source>
        <translation>Giấy kèm</translation>
    </message>
    <message id="paper.papers.pages">
        <source></source>
        <translation>%1 trang</translation>
    </message>
    <message id="paper.payment.amount">
        <source></source>
        <translation>Số tiền</translation>
    </message>
    <message id="paper.payment.back">
        <source></source>
        <translation>Sẽ hoàn lại</translation>
    </message>
    <message id="paper.payment.heard">
        <source></source>
        <translation>Báo tiền về lúc</translation>
    </message>
    <message id="paper.payment.left">
        <source></source>
        <translation>Còn phải nộp</translation>
    </message>
    <message id="paper.payment.proof">
        <source></source>
        <translation>Ngân hàng đã báo tiền về. Đây là phiếu báo, không thay biên lai.</translation>
    </message>
    <message id="paper.payment.state">
        <source></source>
        <translation>ĐÃ NHẬN TIỀN</translation>
    </message>
    <message id="paper.payment.state.part">
        <source></source>
        <translation>ĐÃ NHẬN MỘT PHẦN</translation>
    </message>
    <message id="paper.payment.title">
        <source></source>
        <translation>PHIẾU BÁO NHẬN TIỀN</translation>
    </message>
    <message id="paper.payment_reference">
        <source></source>
        <translation>Nội dung chuyển</translation>
    </message>
    <message id="paper.received">
        <source></source>
        <translation>Cổng nhận lúc</translation>
    </message>
    <message id="paper.reprint">
        <source></source>
        <translation>Bản in lại</translation>
    </message>
    <message id="paper.saved">
        <source></source>
        <translation>Lưu lúc</translation>
    </message>
    <message id="paper.scan">
        <source></source>
        <translation>Giữ phiếu. Quét mã để xem.</translation>
    </message>
    <message id="paper.state.received">
        <source></source>
        <translation>CỔNG ĐÃ NHẬN</translation>
    </message>
    <message id="paper.state.waiting">
        <source></source>
        <translation>ĐÃ LƯU, CHỜ GỬI</translation>
    </message>
    <message id="paper.supplements">
        <source></source>
        <translation>Bổ sung cho %1</translation>
    </message>
    <message id="paper.test.check">
        <source></source>
        <translation>Đủ dòng, đủ dấu, quét được mã: máy in tốt.</translation>
    </message>
    <message id="paper.test.state">
        <source></source>
        <translation>PHIẾU IN THỬ</translation>
    </message>
    <message id="paper.test.title">
        <source></source>
        <translation>PHIẾU IN THỬ</translation>
    </message>
    <message id="paper.title">
        <source></source>
        <translation>PHIẾU LƯU HỒ SƠ</translation>
    </message>
    <message id="paper.void">
        <source></source>
        <translation>PHIẾU HỎNG, KHÔNG DÙNG</translation>
    </message>
    <message id="practice.band">
        <source></source>
        <translation>BẢN DÙNG THỬ, KHÔNG CÓ GIÁ TRỊ</translation>
    </message>
    <message id="refusal.duplicate">
        <source></source>
        <translation>Hồ sơ trùng với hồ sơ đã nộp</translation>
    </message>
    <message id="refusal.not_competent">
        <source></source>
        <translation>Không thuộc nơi này giải quyết</translation>
    </message>
    <message id="refusal.not_eligible">
        <source></source>
        <translation>Chưa đủ điều kiện</translation>
    </message>
    <message id="refusal.not_supplemented">
        <source></source>
        <translation>Quá hạn mà chưa bổ sung</translation>
    </message>
    <message id="refusal.other">
        <source></source>
        <translation>Có lý do khác</translation>
    </message>
    <message id="refusal.withdrawn">
        <source></source>
        <translation>Người nộp đã rút hồ sơ</translation>
    </message>
    <message id="review.from_card">
        <source></source>
        <translation>lấy từ thẻ</translation>
    </message>
    <message id="review.holder">
        <source></source>
        <translation>Người nộp</translation>
    </message>
    <message id="review.no_paper">
        <source></source>
        <translation>chưa quét</translation>
    </message>
    <message id="review.old_ward">
        <source></source>
        <translation>Tên cũ: %1</translation>
    </message>
    <message id="review.pages">
        <source></source>
        <translation>%1 trang</translation>
    </message>
    <message id="review.paper">
        <source></source>
        <translation>Giấy đã quét</translation>
    </message>
    <message id="review.person">
        <source></source>
        <translation>%1 %2</translation>
    </message>
    <message id="saved.at">
        <source></source>
        <translation>Đã lưu trong máy lúc %1</translation>
    </message>
    <message id="saved.draft">
        <source></source>
        <translation>Đang làm dở, chưa nộp</translation>
    </message>
    <message id="schedule.bus">
        <source></source>
        <translation>Lịch xe lưu động</translation>
    </message>
    <message id="schedule.changed">
        <source></source>
        <translation>Khác ngày thường</translation>
    </message>
    <message id="schedule.closed">
        <source></source>
        <translation>nghỉ</translation>
    </message>
    <message id="schedule.days">
        <source></source>
        <translation>Hai tuần tới</translation>
    </message>
    <message id="schedule.line.day">
        <source></source>
        <translation>%1 %2: %3</translation>
    </message>
    <message id="schedule.line.run">
        <source></source>
        <translation>%1 %2 đến %3 %4: %5</translation>
    </message>
    <message id="schedule.next">
        <source></source>
        <translation>Điểm tới: %1 %2, %3</translation>
    </message>
    <message id="schedule.point">
        <source></source>
        <translation>Lịch mở cửa</translation>
    </message>
    <message id="schedule.staff">
        <source></source>
        <translation>Có người trực: %1</translation>
    </message>
    <message id="schedule.updated">
        <source></source>
        <translation>Lịch cập nhật ngày %1</translation>
    </message>
    <message id="scope.all_here">
        <source></source>
        <translation>Làm trọn tại máy</translation>
    </message>
    <message id="scope.all_here.short">
        <source></source>
        <translation>Làm trọn tại máy</translation>
    </message>
    <message id="scope.appointment">
        <source></source>
        <translation>Hẹn trước, đến tận nơi</translation>
    </message>
    <message id="scope.appointment.short">
        <source></source>
        <translation>Hẹn trước</translation>
    </message>
    <message id="scope.guide">
        <source></source>
        <translation>Chỉ hướng dẫn</translation>
    </message>
    <message id="scope.guide.short">
        <source></source>
        <translation>Chỉ hướng dẫn</translation>
    </message>
    <message id="scope.prepare">
        <source></source>
        <translation>Chuẩn bị ở đây, nộp tại quầy</translation>
    </message>
    <message id="scope.prepare.short">
        <source></source>
        <translation>Nộp tại quầy</translation>
    </message>
    <message id="scope.ticket">
        <source></source>
        <translation>Lấy số, làm tại quầy</translation>
    </message>
    <message id="scope.ticket.short">
        <source></source>
        <translation>Lấy số</translation>
    </message>
    <message id="settings.colours">
        <source></source>
        <translation>Màu</translation>
    </message>
    <message id="settings.done">
        <source></source>
        <translation>Xong</translation>
    </message>
    <message id="settings.letters">
        <source></source>
        <translation>Cỡ chữ</translation>
    </message>
    <message id="settings.low.note">
        <source></source>
        <translation>Đưa mọi nút xuống thấp</translation>
    </message>
    <message id="settings.scale_spoken">
        <source></source>
        <translation>Cỡ chữ %1 phần trăm</translation>
    </message>
    <message id="settings.theme_bw">
        <source></source>
        <translation>Nền trắng, chữ đen</translation>
    </message>
    <message id="settings.theme_hc">
        <source></source>
        <translation>Nền đen, chữ trắng</translation>
    </message>
    <message id="settings.theme_light">
        <source></source>
        <translation>Nền giấy dó, chữ đen</translation>
    </message>
    <message id="settings.title">
        <source></source>
        <translation>Chữ và màu</translation>
    </message>
    <message id="site.hours">
        <source></source>
        <translation>%1 · mở %2</translation>
    </message>
    <message id="speech.failed">
        <source></source>
        <translation>Máy không đọc tiếp được. Mời xem trên màn hình hoặc bấm Gặp người.</translation>
    </message>
    <message id="speech.kept_back">
        <source></source>
        <translation>Phần riêng của quý vị, nếu có, máy không đọc ra loa. Mời xem trên màn hình.</translation>
    </message>
    <message id="speech.no_sound">
        <source></source>
        <translation>Máy không phát được tiếng. Mời xem trên màn hình hoặc bấm Gặp người.</translation>
    </message>
    <message id="speech.not_here">
        <source></source>
        <translation>Máy này chưa đọc to được. Mời bấm Gặp người.</translation>
    </message>
    <message id="speech.reading">
        <source></source>
        <translation>Máy đang đọc trang này. Chạm vào màn hình để dừng.</translation>
    </message>
    <message id="speech.too_slow">
        <source></source>
        <translation>Giọng đọc trả lời quá lâu nên đã dừng. Mời thử lại hoặc bấm Gặp người.</translation>
    </message>
    <message id="spoken.chosen">
        <source></source>
        <translation>%1. Đã chọn</translation>
    </message>
    <message id="spoken.timeline_done">
        <source></source>
        <translation>Đã xong</translation>
    </message>
    <message id="spoken.timeline_future">
        <source></source>
        <translation>Sẽ tới</translation>
    </message>
    <message id="spoken.timeline_now">
        <source></source>
        <translation>Đang ở bước này</translation>
    </message>
    <message id="staff.act.close">
        <source></source>
        <translation>Tạm ngừng phục vụ</translation>
    </message>
    <message id="staff.act.close.short">
        <source></source>
        <translation>Tạm ngừng</translation>
    </message>
    <message id="staff.act.faults">
        <source></source>
        <translation>Trục trặc gần đây</translation>
    </message>
    <message id="staff.act.help">
        <source></source>
        <translation>Giúp người dân</translation>
    </message>
    <message id="staff.act.leave">
        <source></source>
        <translation>Khóa lại, trả máy cho người dân</translation>
    </message>
    <message id="staff.act.leave.short">
        <source></source>
        <translation>Khóa lại</translation>
    </message>
    <message id="staff.act.new_roll">
        <source></source>
        <translation>Đã thay giấy</translation>
    </message>
    <message id="staff.act.open">
        <source></source>
        <translation>Phục vụ trở lại</translation>
    </message>
    <message id="staff.act.open.short">
        <source></source>
        <translation>Phục vụ lại</translation>
    </message>
    <message id="staff.act.test">
        <source></source>
        <translation>In thử phiếu</translation>
    </message>
    <message id="staff.act.test_pages">
        <source></source>
        <translation>In thử A4</translation>
    </message>
    <message id="staff.act.try_again">
        <source></source>
        <translation>Gửi lại</translation>
    </message>
    <message id="staff.camera.out">
        <source></source>
        <translation>Không trả lời</translation>
    </message>
    <message id="staff.clock.good">
        <source></source>
        <translation>%1, đúng</translation>
    </message>
    <message id="staff.clock.untrusted">
        <source></source>
        <translation>%1, chưa chắc đúng</translation>
    </message>
    <message id="staff.closing.hint">
        <source></source>
        <translation>Người dân đọc lý do này trên màn hình. Hồ sơ đã lưu vẫn được gửi đi.</translation>
    </message>
    <message id="staff.closing.title">
        <source></source>
        <translation>Tạm ngừng vì sao?</translation>
    </message>
    <message id="staff.disk.free">
        <source></source>
        <translation>Còn trống %1%</translation>
    </message>
    <message id="staff.disk.low">
        <source></source>
        <translation>Sắp đầy, còn %1%</translation>
    </message>
    <message id="staff.doing">
        <source></source>
        <translation>Đang làm…</translation>
    </message>
    <message id="staff.faults.none">
        <source></source>
        <translation>Gần đây máy không có trục trặc nào.</translation>
    </message>
    <message id="staff.faults.title">
        <source></source>
        <translation>Trục trặc gần đây</translation>
    </message>
    <message id="staff.header">
        <source></source>
        <translation>Cán bộ · %1</translation>
    </message>
    <message id="staff.line.down">
        <source></source>
        <translation>Mất mạng</translation>
    </message>
    <message id="staff.line.heard">
        <source></source>
        <translation>lần cuối %1</translation>
    </message>
    <message id="staff.line.up">
        <source></source>
        <translation>Có mạng</translation>
    </message>
    <message id="staff.pages.cover_open">
        <source></source>
        <translation>Nắp đang mở</translation>
    </message>
    <message id="staff.pages.gone">
        <source></source>
        <translation>Không trả lời</translation>
    </message>
    <message id="staff.pages.jam">
        <source></source>
        <translation>Kẹt giấy, hết mực</translation>
    </message>
    <message id="staff.pages.low">
        <source></source>
        <translation>Sắp hết giấy, mực</translation>
    </message>
    <message id="staff.pages.offline">
        <source></source>
        <translation>Đang dừng</translation>
    </message>
    <message id="staff.pages.paper_out">
        <source></source>
        <translation>Hết giấy</translation>
    </message>
    <message id="staff.pages.today">
        <source></source>
        <translation>hôm nay in %1 lần</translation>
    </message>
    <message id="staff.part.camera">
        <source></source>
        <translation>Máy quét</translation>
    </message>
    <message id="staff.part.line">
        <source></source>
        <translation>Đường mạng</translation>
    </message>
    <message id="staff.part.pages">
        <source></source>
        <translation>Máy in A4</translation>
    </message>
    <message id="staff.part.printer">
        <source></source>
        <translation>Máy in phiếu</translation>
    </message>
    <message id="staff.part.queue">
        <source></source>
        <translation>Chờ gửi</translation>
    </message>
    <message id="staff.part.reader">
        <source></source>
        <translation>Đầu đọc thẻ</translation>
    </message>
    <message id="staff.part.store">
        <source></source>
        <translation>Kho, giờ máy</translation>
    </message>
    <message id="staff.printer.cover_open">
        <source></source>
        <translation>Nắp đang mở</translation>
    </message>
    <message id="staff.printer.gone">
        <source></source>
        <translation>Không trả lời</translation>
    </message>
    <message id="staff.printer.jam">
        <source></source>
        <translation>Kẹt giấy</translation>
    </message>
    <message id="staff.printer.left">
        <source></source>
        <translation>còn chừng %1 phiếu</translation>
    </message>
    <message id="staff.printer.low">
        <source></source>
        <translation>Giấy sắp hết</translation>
    </message>
    <message id="staff.printer.offline">
        <source></source>
        <translation>Không nhận lệnh in</translation>
    </message>
    <message id="staff.printer.paper_out">
        <source></source>
        <translation>Hết giấy</translation>
    </message>
    <message id="staff.queue.empty">
        <source></source>
        <translation>Đã gửi hết</translation>
    </message>
    <message id="staff.queue.oldest">
        <source></source>
        <translation>từ %1</translation>
    </message>
    <message id="staff.queue.parked">
        <source></source>
        <translation>%1 cần xem</translation>
    </message>
    <message id="staff.queue.receipt">
        <source></source>
        <translation>biên nhận lúc %1</translation>
    </message>
    <message id="staff.queue.waiting">
        <source></source>
        <translation>%1 hồ sơ</translation>
    </message>
    <message id="staff.reader.out">
        <source></source>
        <translation>Không trả lời</translation>
    </message>
    <message id="staff.ready">
        <source></source>
        <translation>Sẵn sàng</translation>
    </message>
    <message id="staff.role.attendant">
        <source></source>
        <translation>Người trực điểm</translation>
    </message>
    <message id="staff.role.collaborator">
        <source></source>
        <translation>Cộng tác viên</translation>
    </message>
    <message id="staff.role.official">
        <source></source>
        <translation>Cán bộ</translation>
    </message>
    <message id="staff.role.technician">
        <source></source>
        <translation>Kỹ thuật viên</translation>
    </message>
    <message id="staff.told.closed">
        <source></source>
        <translation>Đã ngừng phục vụ. Ai đang làm dở vẫn làm xong.</translation>
    </message>
    <message id="staff.told.failed">
        <source></source>
        <translation>Chưa làm được. Mời thử lại.</translation>
    </message>
    <message id="staff.told.new_roll">
        <source></source>
        <translation>Từ đây tính là cuộn giấy mới.</translation>
    </message>
    <message id="staff.told.nothing_parked">
        <source></source>
        <translation>Không có hồ sơ nào phải gửi lại.</translation>
    </message>
    <message id="staff.told.opened">
        <source></source>
        <translation>Máy phục vụ trở lại.</translation>
    </message>
    <message id="staff.told.printed">
        <source></source>
        <translation>Đã in phiếu thử. Mời xem dấu và mã.</translation>
    </message>
    <message id="staff.told.printed_pages">
        <source></source>
        <translation>Đã in trang thử A4. Mời xem bốn cạnh và mã.</translation>
    </message>
    <message id="staff.told.tried">
        <source></source>
        <translation>Đang gửi lại.</translation>
    </message>
    <message id="staff.verdict.camera">
        <source></source>
        <translation>Máy quét không trả lời</translation>
    </message>
    <message id="staff.verdict.clock">
        <source></source>
        <translation>Giờ máy chưa được đối chiếu</translation>
    </message>
    <message id="staff.verdict.closed">
        <source></source>
        <translation>Đang ngừng phục vụ</translation>
    </message>
    <message id="staff.verdict.disk">
        <source></source>
        <translation>Kho niêm phong sắp đầy</translation>
    </message>
    <message id="staff.verdict.good">
        <source></source>
        <translation>Máy chạy tốt</translation>
    </message>
    <message id="staff.verdict.line">
        <source></source>
        <translation>Mất mạng, vẫn nhận hồ sơ</translation>
    </message>
    <message id="staff.verdict.looking">
        <source></source>
        <translation>Đang xem máy…</translation>
    </message>
    <message id="staff.verdict.more">
        <source></source>
        <translation>và %1 việc nữa cần để ý</translation>
    </message>
    <message id="staff.verdict.near_end">
        <source></source>
        <translation>Sắp phải thay giấy</translation>
    </message>
    <message id="staff.verdict.pages">
        <source></source>
        <translation>Máy in A4 không in được</translation>
    </message>
    <message id="staff.verdict.pages_low">
        <source></source>
        <translation>Máy in A4 sắp hết giấy hoặc mực</translation>
    </message>
    <message id="staff.verdict.paper">
        <source></source>
        <translation>Cần thay giấy</translation>
    </message>
    <message id="staff.verdict.parked">
        <source></source>
        <translation>Có hồ sơ cần gửi lại</translation>
    </message>
    <message id="staff.verdict.printer">
        <source></source>
        <translation>Máy in phiếu không in được</translation>
    </message>
    <message id="staff.verdict.reader">
        <source></source>
        <translation>Đầu đọc thẻ không trả lời</translation>
    </message>
    <message id="staff.version.app">
        <source></source>
        <translation>Phần mềm %1</translation>
    </message>
    <message id="staff.version.content">
        <source></source>
        <translation>nội dung %1</translation>
    </message>
    <message id="staff.version.own">
        <source></source>
        <translation>nội dung theo máy</translation>
    </message>
    <message id="staff.version.units">
        <source></source>
        <translation>địa danh %1</translation>
    </message>
    <message id="status.state.accepted">
        <source></source>
        <translation>Đã tiếp nhận chính thức</translation>
    </message>
    <message id="status.state.done">
        <source></source>
        <translation>Đã có kết quả</translation>
    </message>
    <message id="status.state.forwarded">
        <source></source>
        <translation>Đã chuyển tới nơi giải quyết</translation>
    </message>
    <message id="status.state.held">
        <source></source>
        <translation>Máy giữ hồ sơ, kỹ thuật đang xem</translation>
    </message>
    <message id="status.state.processing">
        <source></source>
        <translation>Cán bộ đang giải quyết</translation>
    </message>
    <message id="status.state.received">
        <source></source>
        <translation>Cổng đã nhận hồ sơ</translation>
    </message>
    <message id="status.state.refused">
        <source></source>
        <translation>Hồ sơ bị từ chối</translation>
    </message>
    <message id="status.state.saved">
        <source></source>
        <translation>Đã lưu, đang chờ gửi</translation>
    </message>
    <message id="status.state.set_aside">
        <source></source>
        <translation>Phần bổ sung chưa ghép vào hồ sơ</translation>
    </message>
    <message id="status.state.supplement">
        <source></source>
        <translation>Hồ sơ cần bổ sung</translation>
    </message>
    <message id="status.state.waiting">
        <source></source>
        <translation>Đang chờ gửi</translation>
    </message>
    <message id="status.step.checking">
        <source></source>
        <translation>Cán bộ xem hồ sơ</translation>
    </message>
    <message id="status.step.checking.note">
        <source></source>
        <translation>Chưa phải làm gì thêm</translation>
    </message>
    <message id="status.step.checking.supplement.note">
        <source></source>
        <translation>Đang chờ quý vị bổ sung</translation>
    </message>
    <message id="status.step.decided">
        <source></source>
        <translation>Có quyết định</translation>
    </message>
    <message id="status.step.decided.note">
        <source></source>
        <translation>Kết quả đang được chuẩn bị</translation>
    </message>
    <message id="status.step.decided.refused.note">
        <source></source>
        <translation>Mời hỏi thêm cán bộ</translation>
    </message>
    <message id="status.step.fee.note">
        <source></source>
        <translation>Đang chờ quý vị nộp lệ phí</translation>
    </message>
    <message id="status.step.received">
        <source></source>
        <translation>Cổng đã nhận</translation>
    </message>
    <message id="status.step.received.note">
        <source></source>
        <translation>Chờ cán bộ tiếp nhận</translation>
    </message>
    <message id="status.step.received.set_aside.note">
        <source></source>
        <translation>Yêu cầu không còn mở, chờ cán bộ xem</translation>
    </message>
    <message id="status.step.returned">
        <source></source>
        <translation>Trả kết quả</translation>
    </message>
    <message id="status.step.returned.note">
        <source></source>
        <translation>Nhận theo cách đã chọn</translation>
    </message>
    <message id="status.step.saved">
        <source></source>
        <translation>Đã lưu trong máy</translation>
    </message>
    <message id="status.step.saved.held.note">
        <source></source>
        <translation>Hồ sơ còn nguyên trong máy</translation>
    </message>
    <message id="status.step.saved.note">
        <source></source>
        <translation>Máy tự gửi khi có mạng</translation>
    </message>
    <message id="technician.card.absent">
        <source></source>
        <translation>Chưa có thẻ trên đầu đọc.</translation>
    </message>
    <message id="technician.card.garbled">
        <source></source>
        <translation>Dữ liệu trong chip không đúng khuôn.</translation>
    </message>
    <message id="technician.card.key_more">
        <source></source>
        <translation>Chip đời trước: chỉ mở bằng BAC</translation>
    </message>
    <message id="technician.card.key_refused">
        <source></source>
        <translation>Chip không nhận chìa khóa (số, ngày sinh, hạn thẻ).</translation>
    </message>
    <message id="technician.card.locked">
        <source></source>
        <translation>Chip đang chờ vì sai chìa quá nhiều lần.</translation>
    </message>
    <message id="technician.card.mute">
        <source></source>
        <translation>Đặt thẻ nhưng chip không trả lời.</translation>
    </message>
    <message id="technician.card.no_reader">
        <source></source>
        <translation>Không thấy đầu đọc thẻ: xem cáp và pcscd.</translation>
    </message>
    <message id="technician.card.not_genuine">
        <source></source>
        <translation>Chip không qua bước xác thực chữ ký.</translation>
    </message>
    <message id="technician.card.not_id">
        <source></source>
        <translation>Thẻ này không phải thẻ căn cước có chip.</translation>
    </message>
    <message id="technician.card.opens_nothing">
        <source></source>
        <translation>Mở lời nhắn bằng thẻ không được: thiếu đầu đọc, chip đóng, hoặc số chưa được chứng thực.</translation>
    </message>
    <message id="technician.card.other_person">
        <source></source>
        <translation>Số trong chip khác số đã gõ.</translation>
    </message>
    <message id="technician.card.removed">
        <source></source>
        <translation>Thẻ bị nhấc ra khi đang đọc.</translation>
    </message>
    <message id="technician.card.timeout">
        <source></source>
        <translation>Đọc thẻ quá lâu.</translation>
    </message>
    <message id="technician.card.trust_folder">
        <source></source>
        <translation>Có tệp chứng thư không dùng được trong thư mục tin cậy của đầu đọc: chạy drivers card trust THƯ-MỤC để biết tệp nào, vì sao. Các tệp còn lại vẫn có hiệu lực.</translation>
    </message>
    <message id="technician.card.two_cards">
        <source></source>
        <translation>Có hai thẻ cùng lúc, hoặc thẻ SAM nằm sẵn trong đầu đọc: ghi tên đầu đọc cần dùng trong cấu hình.</translation>
    </message>
    <message id="technician.code.not_a_card">
        <source></source>
        <translation>Mã QR không phải của thẻ căn cước.</translation>
    </message>
    <message id="technician.content.missing">
        <source></source>
        <translation>Thiếu danh mục, hoặc danh mục chưa được xác minh.</translation>
    </message>
    <message id="technician.device.cancelled">
        <source></source>
        <translation>Việc này đã được hủy.</translation>
    </message>
    <message id="technician.device.gone">
        <source></source>
        <translation>Dịch vụ thiết bị không trả lời: xem kiosk-devices.</translation>
    </message>
    <message id="technician.line.cut">
        <source></source>
        <translation>Không nối được tới cổng.</translation>
    </message>
    <message id="technician.line.nonsense">
        <source></source>
        <translation>Trả lời của cổng sai khuôn hoặc sai chữ ký.</translation>
    </message>
    <message id="technician.page.not_found">
        <source></source>
        <translation>Không thấy mép giấy trong ảnh.</translation>
    </message>
    <message id="technician.page.refused">
        <source></source>
        <translation>Trang này không đưa vào hồ sơ được.</translation>
    </message>
    <message id="technician.page.unreadable">
        <source></source>
        <translation>Trang này không đọc được.</translation>
    </message>
    <message id="technician.pages.busy">
        <source></source>
        <translation>Máy in A4 đang bận.</translation>
    </message>
    <message id="technician.pages.cover_open">
        <source></source>
        <translation>Máy in A4 đang mở nắp.</translation>
    </message>
    <message id="technician.pages.gone">
        <source></source>
        <translation>Máy in A4 không trả lời: xem nguồn, cáp và địa chỉ.</translation>
    </message>
    <message id="technician.pages.jam">
        <source></source>
        <translation>Máy in A4 kẹt giấy hoặc hết mực.</translation>
    </message>
    <message id="technician.pages.not_made">
        <source></source>
        <translation>Không dàn được trang A4: xem kiosk_app/paper và typst.</translation>
    </message>
    <message id="technician.pages.offline">
        <source></source>
        <translation>Máy in A4 đang dừng: xem bảng điều khiển của máy.</translation>
    </message>
    <message id="technician.pages.paper_out">
        <source></source>
        <translation>Máy in A4 hết giấy.</translation>
    </message>
    <message id="technician.pages.unconfirmed">
        <source></source>
        <translation>Máy in A4 không xác nhận đã in.</translation>
    </message>
    <message id="technician.printer.busy">
        <source></source>
        <translation>Máy in phiếu đang bận.</translation>
    </message>
    <message id="technician.printer.cover_open">
        <source></source>
        <translation>Nắp máy in phiếu đang mở.</translation>
    </message>
    <message id="technician.printer.gone">
        <source></source>
        <translation>Không thấy máy in phiếu: xem cáp và nguồn.</translation>
    </message>
    <message id="technician.printer.jam">
        <source></source>
        <translation>Máy in phiếu kẹt giấy hoặc kẹt dao.</translation>
    </message>
    <message id="technician.printer.offline">
        <source></source>
        <translation>Máy in báo ngừng nhận lệnh, không nêu lý do: xem nút trực tuyến, trình đơn của máy.</translation>
    </message>
    <message id="technician.printer.paper_out">
        <source></source>
        <translation>Hết giấy: lắp cuộn 80 mm.</translation>
    </message>
    <message id="technician.printer.unconfirmed">
        <source></source>
        <translation>Máy in phiếu không xác nhận đã in.</translation>
    </message>
    <message id="technician.scanner.broken">
        <source></source>
        <translation>Máy quét báo lỗi riêng hoặc gửi trang hỏng hai lần.</translation>
    </message>
    <message id="technician.scanner.busy">
        <source></source>
        <translation>Máy quét đang bị chương trình khác dùng.</translation>
    </message>
    <message id="technician.scanner.cover_open">
        <source></source>
        <translation>Nắp máy quét đang mở.</translation>
    </message>
    <message id="technician.scanner.denied">
        <source></source>
        <translation>Không có quyền dùng máy quét.</translation>
    </message>
    <message id="technician.scanner.empty">
        <source></source>
        <translation>Khay máy quét không có giấy.</translation>
    </message>
    <message id="technician.scanner.gone">
        <source></source>
        <translation>Không thấy camera hoặc máy quét.</translation>
    </message>
    <message id="technician.scanner.half_page">
        <source></source>
        <translation>Trang quét đứt giữa chừng: kiểm tra dây, nguồn, bộ nạp.</translation>
    </message>
    <message id="technician.scanner.jam">
        <source></source>
        <translation>Máy quét kẹt giấy.</translation>
    </message>
    <message id="technician.scanner.timeout">
        <source></source>
        <translation>Quét quá lâu.</translation>
    </message>
    <message id="technician.service.day_over">
        <source></source>
        <translation>Cán bộ đã đóng điểm phục vụ. Sáng mở lại ở trang cán bộ.</translation>
    </message>
    <message id="technician.service.locked">
        <source></source>
        <translation>Trung tâm đã khóa máy bằng lệnh có chữ ký.</translation>
    </message>
    <message id="technician.service.no_paper">
        <source></source>
        <translation>Cán bộ tạm ngừng để chờ giấy. Lắp cuộn mới, rồi cho phục vụ trở lại.</translation>
    </message>
    <message id="technician.service.pause">
        <source></source>
        <translation>Cán bộ tạm ngừng. Cho phục vụ trở lại ở trang cán bộ.</translation>
    </message>
    <message id="technician.service.practice_devices">
        <source></source>
        <translation>Thiết bị thuộc hệ luyện tập còn máy thì không, hoặc ngược lại.</translation>
    </message>
    <message id="technician.service.repair">
        <source></source>
        <translation>Cán bộ tạm ngừng để sửa. Sửa xong thì cho phục vụ trở lại.</translation>
    </message>
    <message id="technician.service.withdrawn">
        <source></source>
        <translation>Máy đã bị thu hồi hoặc xóa bằng lệnh có chữ ký: phải đăng ký lại.</translation>
    </message>
    <message id="technician.status.unknown_code">
        <source></source>
        <translation>Cổng và máy đều không biết mã này.</translation>
    </message>
    <message id="technician.store.damaged">
        <source></source>
        <translation>outbox.db hỏng: dựng lại các dòng theo technician.md.</translation>
    </message>
    <message id="technician.store.disk_low">
        <source></source>
        <translation>Ổ đĩa sắp đầy: máy ngừng nhận hồ sơ.</translation>
    </message>
    <message id="technician.store.failed">
        <source></source>
        <translation>Không ghi được xuống ổ đĩa.</translation>
    </message>
    <message id="technician.store.keys_missing">
        <source></source>
        <translation>Chưa có khóa nhận đã xác minh.</translation>
    </message>
    <message id="technician.store.sealing_failed">
        <source></source>
        <translation>Không niêm phong được.</translation>
    </message>
    <message id="tile.announcements">
        <source></source>
        <translation>Thông báo</translation>
    </message>
    <message id="tile.announcements.example">
        <source></source>
        <translation>Tin thành phố</translation>
    </message>
    <message id="tile.announcements.short">
        <source></source>
        <translation>Thông báo</translation>
    </message>
    <message id="tile.apply">
        <source></source>
        <translation>Làm giấy tờ, thủ tục</translation>
    </message>
    <message id="tile.apply.example">
        <source></source>
        <translation>Khai sinh, cư trú, trợ cấp…</translation>
    </message>
    <message id="tile.apply.short">
        <source></source>
        <translation>Làm thủ tục</translation>
    </message>
    <message id="tile.ask">
        <source></source>
        <translation>Hỏi trợ lý</translation>
    </message>
    <message id="tile.ask.example">
        <source></source>
        <translation>Hỏi về thủ tục, giấy tờ</translation>
    </message>
    <message id="tile.ask.short">
        <source></source>
        <translation>Hỏi trợ lý</translation>
    </message>
    <message id="tile.assistant">
        <source></source>
        <translation>Hỏi trợ lý</translation>
    </message>
    <message id="tile.assistant.example">
        <source></source>
        <translation>Hỏi bằng lời của mình</translation>
    </message>
    <message id="tile.assistant.short">
        <source></source>
        <translation>Hỏi trợ lý</translation>
    </message>
    <message id="tile.booking">
        <source></source>
        <translation>Đặt lịch hẹn</translation>
    </message>
    <message id="tile.booking.example">
        <source></source>
        <translation>Đỡ phải đợi</translation>
    </message>
    <message id="tile.booking.short">
        <source></source>
        <translation>Đặt hẹn</translation>
    </message>
    <message id="tile.bus_schedule">
        <source></source>
        <translation>Lịch xe</translation>
    </message>
    <message id="tile.bus_schedule.example">
        <source></source>
        <translation>Đỗ ở đâu, lúc nào</translation>
    </message>
    <message id="tile.bus_schedule.short">
        <source></source>
        <translation>Lịch xe</translation>
    </message>
    <message id="tile.library">
        <source></source>
        <translation>Hướng dẫn</translation>
    </message>
    <message id="tile.library.example">
        <source></source>
        <translation>Đọc, in mang về</translation>
    </message>
    <message id="tile.library.short">
        <source></source>
        <translation>Hướng dẫn</translation>
    </message>
    <message id="tile.other">
        <source></source>
        <translation>Việc khác</translation>
    </message>
    <message id="tile.other.example">
        <source></source>
        <translation>Wi-Fi, hướng dẫn, thông báo, lịch…</translation>
    </message>
    <message id="tile.other.short">
        <source></source>
        <translation>Việc khác</translation>
    </message>
    <message id="tile.pay">
        <source></source>
        <translation>Nộp lệ phí</translation>
    </message>
    <message id="tile.pay.example">
        <source></source>
        <translation>Trả bằng mã QR của ngân hàng</translation>
    </message>
    <message id="tile.pay.short">
        <source></source>
        <translation>Nộp lệ phí</translation>
    </message>
    <message id="tile.practice">
        <source></source>
        <translation>Tập làm thử</translation>
    </message>
    <message id="tile.practice.example">
        <source></source>
        <translation>Làm thử một lần, không gửi đi đâu</translation>
    </message>
    <message id="tile.practice.short">
        <source></source>
        <translation>Tập làm thử</translation>
    </message>
    <message id="tile.results">
        <source></source>
        <translation>Xem kết quả</translation>
    </message>
    <message id="tile.results.example">
        <source></source>
        <translation>Đã có chưa?</translation>
    </message>
    <message id="tile.results.short">
        <source></source>
        <translation>Kết quả</translation>
    </message>
    <message id="tile.scan">
        <source></source>
        <translation>Quét, lưu giấy tờ</translation>
    </message>
    <message id="tile.scan.example">
        <source></source>
        <translation>Quét rồi in hoặc giữ lại</translation>
    </message>
    <message id="tile.scan.short">
        <source></source>
        <translation>Quét giấy tờ</translation>
    </message>
    <message id="tile.schedule">
        <source></source>
        <translation>Lịch mở cửa</translation>
    </message>
    <message id="tile.schedule.example">
        <source></source>
        <translation>Hai tuần tới</translation>
    </message>
    <message id="tile.schedule.short">
        <source></source>
        <translation>Lịch mở</translation>
    </message>
    <message id="tile.status">
        <source></source>
        <translation>Hồ sơ đến đâu rồi?</translation>
    </message>
    <message id="tile.status.example">
        <source></source>
        <translation>Gõ mã trên phiếu lưu hồ sơ</translation>
    </message>
    <message id="tile.status.short">
        <source></source>
        <translation>Hồ sơ đến đâu?</translation>
    </message>
    <message id="tile.wifi">
        <source></source>
        <translation>Wi-Fi</translation>
    </message>
    <message id="tile.wifi.example">
        <source></source>
        <translation>Quét mã để vào</translation>
    </message>
    <message id="tile.wifi.short">
        <source></source>
        <translation>Wi-Fi</translation>
    </message>
    <message id="timeline.checking">
        <source></source>
        <translation>Cán bộ xem hồ sơ</translation>
    </message>
    <message id="timeline.checking.note">
        <source></source>
        <translation>Có mã số hồ sơ chính thức và ngày hẹn</translation>
    </message>
    <message id="timeline.gate">
        <source></source>
        <translation>Cổng Dịch vụ công tiếp nhận</translation>
    </message>
    <message id="timeline.gate.note">
        <source></source>
        <translation>Có mã số hồ sơ chính thức và ngày hẹn</translation>
    </message>
    <message id="timeline.received">
        <source></source>
        <translation>Cổng Dịch vụ công đã nhận</translation>
    </message>
    <message id="timeline.received.note">
        <source></source>
        <translation>lúc %1</translation>
    </message>
    <message id="timeline.result">
        <source></source>
        <translation>Trả kết quả</translation>
    </message>
    <message id="timeline.result.note">
        <source></source>
        <translation>%1</translation>
    </message>
    <message id="timeline.saved">
        <source></source>
        <translation>Đã lưu an toàn trong máy</translation>
    </message>
    <message id="timeline.saved.note">
        <source></source>
        <translation>%1</translation>
    </message>
    <message id="timeline.waiting">
        <source></source>
        <translation>Đang chờ mạng để gửi</translation>
    </message>
    <message id="timeline.waiting.carried">
        <source></source>
        <translation>Quý vị nói đã gửi bằng điện thoại lúc %1. Máy vẫn tự gửi, cổng chỉ tính một lần</translation>
    </message>
    <message id="timeline.waiting.note">
        <source></source>
        <translation>Máy tự gửi, không cần đợi ở đây</translation>
    </message>
    <message id="tone.acute">
        <source></source>
        <translation>sắc</translation>
    </message>
    <message id="tone.dot">
        <source></source>
        <translation>nặng</translation>
    </message>
    <message id="tone.grave">
        <source></source>
        <translation>huyền</translation>
    </message>
    <message id="tone.hook">
        <source></source>
        <translation>hỏi</translation>
    </message>
    <message id="tone.level">
        <source></source>
        <translation>bỏ dấu</translation>
    </message>
    <message id="tone.tilde">
        <source></source>
        <translation>ngã</translation>
    </message>
    <message id="trail.count">
        <source></source>
        <translation>%1/%2</translation>
    </message>
    <message id="trail.fee">
        <source></source>
        <translation>Nộp lệ phí</translation>
    </message>
    <message id="trail.finished">
        <source></source>
        <translation>Xong</translation>
    </message>
    <message id="trail.identity">
        <source></source>
        <translation>Căn cước</translation>
    </message>
    <message id="trail.overview">
        <source></source>
        <translation>Xem trước</translation>
    </message>
    <message id="trail.questions">
        <source></source>
        <translation>Trả lời</translation>
    </message>
    <message id="trail.review">
        <source></source>
        <translation>Xem lại</translation>
    </message>
    <message id="trail.scan">
        <source></source>
        <translation>Quét giấy tờ</translation>
    </message>
    <message id="trail.spoken">
        <source></source>
        <translation>Bước %1 trong %2: %3</translation>
    </message>
    <message id="verdict.blank">
        <source></source>
        <translation>Giấy trắng</translation>
    </message>
    <message id="verdict.blank.do">
        <source></source>
        <translation>Giấy trắng, mời lật mặt kia</translation>
    </message>
    <message id="verdict.blurred">
        <source></source>
        <translation>Chữ còn nhòe</translation>
    </message>
    <message id="verdict.blurred.do">
        <source></source>
        <translation>Chữ còn nhòe, xin giữ yên</translation>
    </message>
    <message id="verdict.corner_cut">
        <source></source>
        <translation>Thiếu một góc</translation>
    </message>
    <message id="verdict.corner_cut.do">
        <source></source>
        <translation>Thiếu một góc, mời đặt lùi vào trong</translation>
    </message>
    <message id="verdict.corners">
        <source></source>
        <translation>Thấy đủ bốn góc</translation>
    </message>
    <message id="verdict.dark">
        <source></source>
        <translation>Hơi tối</translation>
    </message>
    <message id="verdict.dark.do">
        <source></source>
        <translation>Tờ giấy hơi tối, mời đưa gần đèn</translation>
    </message>
    <message id="verdict.duplicate">
        <source></source>
        <translation>Trang này đã quét</translation>
    </message>
    <message id="verdict.duplicate.do">
        <source></source>
        <translation>Trang này giống trang đã quét, mời xem lại</translation>
    </message>
    <message id="verdict.finger">
        <source></source>
        <translation>Ngón tay che giấy</translation>
    </message>
    <message id="verdict.finger.do">
        <source></source>
        <translation>Ngón tay che giấy, mời bỏ tay ra</translation>
    </message>
    <message id="verdict.glare">
        <source></source>
        <translation>Bị lóa</translation>
    </message>
    <message id="verdict.glare.do">
        <source></source>
        <translation>Giấy bị lóa, mời nghiêng đi một chút</translation>
    </message>
    <message id="verdict.good.do">
        <source></source>
        <translation>Tốt rồi, xin giữ yên tờ giấy</translation>
    </message>
    <message id="verdict.light">
        <source></source>
        <translation>Đủ sáng, chữ rõ</translation>
    </message>
    <message id="verdict.no_page">
        <source></source>
        <translation>Chưa thấy giấy</translation>
    </message>
    <message id="verdict.no_page.do">
        <source></source>
        <translation>Mời đặt giấy vào khung</translation>
    </message>
    <message id="verdict.straight">
        <source></source>
        <translation>Đặt ngay ngắn</translation>
    </message>
    <message id="verdict.tilted">
        <source></source>
        <translation>Nghiêng ít, vẫn được</translation>
    </message>
    <message id="verdict.tilted.do">
        <source></source>
        <translation>Nghiêng ít, vẫn được</translation>
    </message>
    <message id="verdict.too_small">
        <source></source>
        <translation>Giấy ở xa</translation>
    </message>
    <message id="verdict.too_small.do">
        <source></source>
        <translation>Giấy ở xa, mời đưa gần thêm</translation>
    </message>
    <message id="verdict.upside_down">
        <source></source>
        <translation>Giấy để ngược</translation>
    </message>
    <message id="verdict.upside_down.do">
        <source></source>
        <translation>Giấy để ngược, máy đã xoay lại</translation>
    </message>
    <message id="verdict.wrong_document">
        <source></source>
        <translation>Có vẻ là giấy khác</translation>
    </message>
    <message id="verdict.wrong_document.do">
        <source></source>
        <translation>Có vẻ là giấy tờ khác, mời xem lại</translation>
    </message>
    <message id="way.back">
        <source></source>
        <translation>Quay lại</translation>
    </message>
    <message id="way.end">
        <source></source>
        <translation>Kết thúc</translation>
    </message>
    <message id="way.retry">
        <source></source>
        <translation>Thử lại</translation>
    </message>
    <message id="way.screen_record">
        <source></source>
        <translation>Tôi đã chụp xong</translation>
    </message>
    <message id="way.skip">
        <source></source>
        <translation>Làm tiếp không dùng thẻ</translation>
    </message>
    <message id="weekday.1">
        <source></source>
        <translation>Thứ Hai</translation>
    </message>
    <message id="weekday.1.short">
        <source></source>
        <translation>T2</translation>
    </message>
    <message id="weekday.2">
        <source></source>
        <translation>Thứ Ba</translation>
    </message>
    <message id="weekday.2.short">
        <source></source>
        <translation>T3</translation>
    </message>
    <message id="weekday.3">
        <source></source>
        <translation>Thứ Tư</translation>
    </message>
    <message id="weekday.3.short">
        <source></source>
        <translation>T4</translation>
    </message>
    <message id="weekday.4">
        <source></source>
        <translation>Thứ Năm</translation>
    </message>
    <message id="weekday.4.short">
        <source></source>
        <translation>T5</translation>
    </message>
    <message id="weekday.5">
        <source></source>
        <translation>Thứ Sáu</translation>
    </message>
    <message id="weekday.5.short">
        <source></source>
        <translation>T6</translation>
    </message>
    <message id="weekday.6">
        <source></source>
        <translation>Thứ Bảy</translation>
    </message>
    <message id="weekday.6.short">
        <source></source>
        <translation>T7</translation>
    </message>
    <message id="weekday.7">
        <source></source>
        <translation>Chủ Nhật</translation>
    </message>
    <message id="weekday.7.short">
        <source></source>
        <translation>CN</translation>
    </message>
    <message id="wifi.name.line">
        <source></source>
        <translation>Tên mạng: %1</translation>
    </message>
    <message id="wifi.open">
        <source></source>
        <translation>Mạng không có mật khẩu.</translation>
    </message>
    <message id="wifi.password.line">
        <source></source>
        <translation>Mật khẩu: %1</translation>
    </message>
    <message id="wifi.scan">
        <source></source>
        <translation>Quét mã này bằng máy ảnh điện thoại để vào mạng.</translation>
    </message>
    <message id="wifi.title">
        <source></source>
        <translation>Wi-Fi miễn phí</translation>
    </message>
    <message id="wifi.warning">
        <source></source>
        <translation>Đây là mạng chung: đừng mở ứng dụng ngân hàng.</translation>
    </message>
</context>
</TS>
