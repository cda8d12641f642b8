<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name></name>
    <message id="a4.code_note">
        <source></source>
        <translation>the machine’s own code</translation>
    </message>
    <message id="a4.foot">
        <source></source>
        <translation>Page 1 of 1 · Name and number are partly hidden</translation>
    </message>
    <message id="a4.form.answers">
        <source></source>
        <translation>Answers</translation>
    </message>
    <message id="a4.form.birth">
        <source></source>
        <translation>Date of birth</translation>
    </message>
    <message id="a4.form.date">
        <source></source>
        <translation>%1/%2/%3</translation>
    </message>
    <message id="a4.form.draft">
        <source></source>
        <translation>Not filed yet</translation>
    </message>
    <message id="a4.form.filed">
        <source></source>
        <translation>Filed at the kiosk</translation>
    </message>
    <message id="a4.form.forms">
        <source></source>
        <translation>Official form</translation>
    </message>
    <message id="a4.form.made">
        <source></source>
        <translation>Made at %1</translation>
    </message>
    <message id="a4.form.made_by">
        <source></source>
        <translation>Made by the kiosk from the applicant's answers</translation>
    </message>
    <message id="a4.form.masked">
        <source></source>
        <translation>Numbers are shortened on the screen and whole on paper</translation>
    </message>
    <message id="a4.form.name">
        <source></source>
        <translation>Full name</translation>
    </message>
    <message id="a4.form.note">
        <source></source>
        <translation>Made by the kiosk from your answers, *not* the official form. The official form of this procedure is %1; the office may ask for a signature on it.</translation>
    </message>
    <message id="a4.form.note.no_form">
        <source></source>
        <translation>Made by the kiosk from your answers, *not* an official form. The office may ask for a signature on a form of its own.</translation>
    </message>
    <message id="a4.form.number">
        <source></source>
        <translation>Personal number</translation>
    </message>
    <message id="a4.form.old_ward">
        <source></source>
        <translation>%1 (before: %2)</translation>
    </message>
    <message id="a4.form.page">
        <source></source>
        <translation>Page</translation>
    </message>
    <message id="a4.form.sign">
        <source></source>
        <translation>Signature</translation>
    </message>
    <message id="a4.form.sign_note">
        <source></source>
        <translation>(sign and write your full name)</translation>
    </message>
    <message id="a4.form.title">
        <source></source>
        <translation>DECLARATION</translation>
    </message>
    <message id="a4.form.unit">
        <source></source>
        <translation>Office in charge</translation>
    </message>
    <message id="a4.form.who">
        <source></source>
        <translation>Applicant</translation>
    </message>
    <message id="a4.holder.value">
        <source></source>
        <translation>%1, personal number %2</translation>
    </message>
    <message id="a4.mark">
        <source></source>
        <translation>The point’s mark: the Khuê Văn pavilion</translation>
    </message>
    <message id="a4.next">
        <source></source>
        <translation>What comes next</translation>
    </message>
    <message id="a4.next.look">
        <source></source>
        <translation>Scan the code to follow your papers, or call %1.</translation>
    </message>
    <message id="a4.next.no_phone">
        <source></source>
        <translation>No phone: type the code of this slip at any of our points.</translation>
    </message>
    <message id="a4.next.pay">
        <source></source>
        <translation>The fee is open: transfer it with exactly the text above.</translation>
    </message>
    <message id="a4.next.received">
        <source></source>
        <translation>Nothing more to do. An officer will look at it.</translation>
    </message>
    <message id="a4.next.silence">
        <source></source>
        <translation>No word after one working day: ask an officer.</translation>
    </message>
    <message id="a4.next.waiting">
        <source></source>
        <translation>Nothing more to do. The machine sends it when the line is back.</translation>
    </message>
    <message id="a4.no_cash">
        <source></source>
        <translation>This machine takes no cash</translation>
    </message>
    <message id="a4.note">
        <source></source>
        <translation>This is the machine’s own record and *not* the official acknowledgement with its appointment. That one is issued by the Public Service Portal after it has received the dossier.</translation>
    </message>
    <message id="a4.official.none">
        <source></source>
        <translation>None yet. The Public Service Portal issues it</translation>
    </message>
    <message id="a4.papers">
        <source></source>
        <translation>Papers scanned</translation>
    </message>
    <message id="a4.papers.item">
        <source></source>
        <translation>%1. %2, pages: %3</translation>
    </message>
    <message id="a4.procedure">
        <source></source>
        <translation>Procedure</translation>
    </message>
    <message id="a4.procedure.value">
        <source></source>
        <translation>%1 (%2)</translation>
    </message>
    <message id="a4.qr">
        <source></source>
        <translation>QR code that opens the page to follow your papers</translation>
    </message>
    <message id="a4.step.checking">
        <source></source>
        <translation>An officer looks (it is here)</translation>
    </message>
    <message id="a4.step.gate">
        <source></source>
        <translation>Portal receives, official code</translation>
    </message>
    <message id="a4.step.received">
        <source></source>
        <translation>Received by the portal</translation>
    </message>
    <message id="a4.step.result">
        <source></source>
        <translation>Result</translation>
    </message>
    <message id="a4.step.saved">
        <source></source>
        <translation>Saved in the machine</translation>
    </message>
    <message id="a4.step.waiting">
        <source></source>
        <translation>To be sent (it is here)</translation>
    </message>
    <message id="a4.subtitle.received">
        <source></source>
        <translation>Filing slip: the Public Service Portal has received it</translation>
    </message>
    <message id="a4.subtitle.waiting">
        <source></source>
        <translation>Filing slip: saved in the machine, waiting to be sent</translation>
    </message>
    <message id="a4.test.check">
        <source></source>
        <translation>All four sides of the frame, every mark on the letters, eight fields from white to black, and the code scans: the A4 printer is well.</translation>
    </message>
    <message id="a4.test.title">
        <source></source>
        <translation>A4 test page</translation>
    </message>
    <message id="a4.title">
        <source></source>
        <translation>THE MACHINE’S RECORD</translation>
    </message>
    <message id="action.back">
        <source></source>
        <translation>Back</translation>
    </message>
    <message id="action.close">
        <source></source>
        <translation>Close</translation>
    </message>
    <message id="action.from_start">
        <source></source>
        <translation>Back to the top</translation>
    </message>
    <message id="action.from_start.short">
        <source></source>
        <translation>To top</translation>
    </message>
    <message id="action.go_on">
        <source></source>
        <translation>Continue</translation>
    </message>
    <message id="action.hide_number">
        <source></source>
        <translation>Hide</translation>
    </message>
    <message id="action.leaf">
        <source></source>
        <translation>Page %1</translation>
    </message>
    <message id="action.more">
        <source></source>
        <translation>See more</translation>
    </message>
    <message id="action.more.short">
        <source></source>
        <translation>More</translation>
    </message>
    <message id="action.see_rest">
        <source></source>
        <translation>See the rest</translation>
    </message>
    <message id="action.see_rest.short">
        <source></source>
        <translation>Next</translation>
    </message>
    <message id="action.show_number">
        <source></source>
        <translation>Show</translation>
    </message>
    <message id="assist.band">
        <source></source>
        <translation>%1 is helping</translation>
    </message>
    <message id="assurance.chip_consistent">
        <source></source>
        <translation>card read</translation>
    </message>
    <message id="assurance.chip_trusted">
        <source></source>
        <translation>card verified</translation>
    </message>
    <message id="assurance.claimed">
        <source></source>
        <translation>not checked</translation>
    </message>
    <message id="assurance.vneid">
        <source></source>
        <translation>signed in with VNeID</translation>
    </message>
    <message id="bar.end">
        <source></source>
        <translation>End</translation>
    </message>
    <message id="bar.end.long">
        <source></source>
        <translation>End</translation>
    </message>
    <message id="bar.end.short">
        <source></source>
        <translation>End</translation>
    </message>
    <message id="bar.low">
        <source></source>
        <translation>Lower it</translation>
    </message>
    <message id="bar.low.short">
        <source></source>
        <translation>Low</translation>
    </message>
    <message id="bar.person">
        <source></source>
        <translation>Help</translation>
    </message>
    <message id="bar.person.short">
        <source></source>
        <translation>Help</translation>
    </message>
    <message id="bar.speak">
        <source></source>
        <translation>Read it</translation>
    </message>
    <message id="bar.speak.short">
        <source></source>
        <translation>Read</translation>
    </message>
    <message id="bar.text">
        <source></source>
        <translation>Text size</translation>
    </message>
    <message id="bar.text.short">
        <source></source>
        <translation>Text</translation>
    </message>
    <message id="booking.slip.bring">
        <source></source>
        <translation>Show this slip or read out the code.</translation>
    </message>
    <message id="booking.slip.code">
        <source></source>
        <translation>Booking code: %1</translation>
    </message>
    <message id="booking.slip.note">
        <source></source>
        <translation>When you come</translation>
    </message>
    <message id="booking.slip.open">
        <source></source>
        <translation>The slip names nobody: whoever holds it has the appointment.</translation>
    </message>
    <message id="booking.slip.title">
        <source></source>
        <translation>Appointment</translation>
    </message>
    <message id="booking.slip.when">
        <source></source>
        <translation>%1, %2 %3</translation>
    </message>
    <message id="brand.name">
        <source></source>
        <translation>Hà Nội Public Services</translation>
    </message>
    <message id="brand.short">
        <source></source>
        <translation>Hà Nội</translation>
    </message>
    <message id="brand.two_lines">
        <source></source>
        <translation>Hà Nội
Public Services</translation>
    </message>
    <message id="choice.old_ward">
        <source></source>
        <translation>Old name, %1</translation>
    </message>
    <message id="date.day">
        <source></source>
        <translation>Day</translation>
    </message>
    <message id="date.month">
        <source></source>
        <translation>Month</translation>
    </message>
    <message id="date.read_back">
        <source></source>
        <translation>%1, %2</translation>
    </message>
    <message id="date.year">
        <source></source>
        <translation>Year</translation>
    </message>
    <message id="declaration.assisted">
        <source></source>
        <translation>I agree that staff helped me at this kiosk.</translation>
    </message>
    <message id="declaration.send_papers">
        <source></source>
        <translation>I agree that the scanned papers are sent, for this purpose only.</translation>
    </message>
    <message id="declaration.truth">
        <source></source>
        <translation>I declare that what is stated above is true.</translation>
    </message>
    <message id="defect.cut_off">
        <source></source>
        <translation>A corner or words are cut off</translation>
    </message>
    <message id="defect.expired">
        <source></source>
        <translation>It has expired</translation>
    </message>
    <message id="defect.incomplete">
        <source></source>
        <translation>Not filled in completely</translation>
    </message>
    <message id="defect.missing">
        <source></source>
        <translation>Missing</translation>
    </message>
    <message id="defect.not_matching">
        <source></source>
        <translation>Does not match another paper</translation>
    </message>
    <message id="defect.other">
        <source></source>
        <translation>To be looked at again</translation>
    </message>
    <message id="defect.page_missing">
        <source></source>
        <translation>A page is missing</translation>
    </message>
    <message id="defect.unreadable">
        <source></source>
        <translation>Cannot be read</translation>
    </message>
    <message id="defect.wrong_paper">
        <source></source>
        <translation>Not the right paper</translation>
    </message>
    <message id="defect.wrong_value">
        <source></source>
        <translation>Not correct</translation>
    </message>
    <message id="duty.away">
        <source></source>
        <translation>Nobody is here now</translation>
    </message>
    <message id="duty.here.mobile">
        <source></source>
        <translation>An officer is on the bus until %1</translation>
    </message>
    <message id="duty.here.staffed">
        <source></source>
        <translation>Somebody is here until %1, beside the machine</translation>
    </message>
    <message id="duty.here.unattended">
        <source></source>
        <translation>Somebody is at the help desk until %1</translation>
    </message>
    <message id="duty.none">
        <source></source>
        <translation>Nobody is on duty at this point</translation>
    </message>
    <message id="duty.on">
        <source></source>
        <translation>Somebody is here on %1 %2 from %3</translation>
    </message>
    <message id="duty.today.afternoon">
        <source></source>
        <translation>Somebody is here this afternoon from %1</translation>
    </message>
    <message id="duty.today.evening">
        <source></source>
        <translation>Somebody is here this evening from %1</translation>
    </message>
    <message id="duty.today.morning">
        <source></source>
        <translation>Somebody is here this morning from %1</translation>
    </message>
    <message id="duty.tomorrow.afternoon">
        <source></source>
        <translation>Somebody is here tomorrow afternoon from %1</translation>
    </message>
    <message id="duty.tomorrow.evening">
        <source></source>
        <translation>Somebody is here tomorrow evening from %1</translation>
    </message>
    <message id="duty.tomorrow.morning">
        <source></source>
        <translation>Somebody is here tomorrow morning from %1</translation>
    </message>
    <message id="error.before">
        <source></source>
        <translation>This day is before %1, which was given.</translation>
    </message>
    <message id="error.choose">
        <source></source>
        <translation>Please choose one line of the list.</translation>
    </message>
    <message id="error.code_incomplete">
        <source></source>
        <translation>The code is not complete. Type it as on the slip.</translation>
    </message>
    <message id="error.code_unknown">
        <source></source>
        <translation>Not this code. Look at the slip.</translation>
    </message>
    <message id="error.date_future">
        <source></source>
        <translation>%1 has not come yet. Please look again.</translation>
    </message>
    <message id="error.date_incomplete">
        <source></source>
        <translation>Please type day, month and year.</translation>
    </message>
    <message id="error.date_past">
        <source></source>
        <translation>%1 is past. Please look again.</translation>
    </message>
    <message id="error.email">
        <source></source>
        <translation>The address is not complete. For example: name@mail.vn</translation>
    </message>
    <message id="error.least">
        <source></source>
        <translation>At least %1. Please type it again.</translation>
    </message>
    <message id="error.least_people">
        <source></source>
        <translation>At least %1 people are needed. Please add one.</translation>
    </message>
    <message id="error.mobile">
        <source></source>
        <translation>A mobile number begins with 0 and has 10 digits.</translation>
    </message>
    <message id="error.most">
        <source></source>
        <translation>At most %1. Please type it again.</translation>
    </message>
    <message id="error.most_people">
        <source></source>
        <translation>A list has room for %1 people here.</translation>
    </message>
    <message id="error.name">
        <source></source>
        <translation>A name has letters only. Please remove digits and signs.</translation>
    </message>
    <message id="error.no_such_day">
        <source></source>
        <translation>There is no %1. Please look again.</translation>
    </message>
    <message id="error.nothing_due">
        <source></source>
        <translation>Nothing to pay for these papers.</translation>
    </message>
    <message id="error.number">
        <source></source>
        <translation>Only digits go here.</translation>
    </message>
    <message id="error.number_refused">
        <source></source>
        <translation>The card does not open to this number. Please check it on the card.</translation>
    </message>
    <message id="error.number_twice">
        <source></source>
        <translation>Person %1 on the list has this number already.</translation>
    </message>
    <message id="error.other_card">
        <source></source>
        <translation>This card is not of the person who filed.</translation>
    </message>
    <message id="error.other_slip">
        <source></source>
        <translation>This slip is for other papers.</translation>
    </message>
    <message id="error.passport_number">
        <source></source>
        <translation>A passport number has 6 to 9 letters and digits.</translation>
    </message>
    <message id="error.passport_refused">
        <source></source>
        <translation>The passport did not open. Please check the number and both dates.</translation>
    </message>
    <message id="error.person_unfinished">
        <source></source>
        <translation>Something is missing for person %1. Touch the name to fill it in.</translation>
    </message>
    <message id="error.personal_number_length">
        <source></source>
        <translation>A personal number has 12 digits. Please type the rest.</translation>
    </message>
    <message id="error.phone">
        <source></source>
        <translation>A phone number begins with 0: mobile 10 digits, landline 11.</translation>
    </message>
    <message id="error.required">
        <source></source>
        <translation>Please answer this, then continue.</translation>
    </message>
    <message id="error.too_long">
        <source></source>
        <translation>Only %1 letters fit. Please make it shorter.</translation>
    </message>
    <message id="error.year">
        <source></source>
        <translation>The year %1 is not right. Please look again.</translation>
    </message>
    <message id="fault.card.absent.do">
        <source></source>
        <translation>Please put the card on the reader.</translation>
    </message>
    <message id="fault.card.absent.safe">
        <source></source>
        <translation>Nothing is lost.</translation>
    </message>
    <message id="fault.card.absent.title">
        <source></source>
        <translation>No card yet</translation>
    </message>
    <message id="fault.card.garbled.do">
        <source></source>
        <translation>Please put it back and leave it there.</translation>
    </message>
    <message id="fault.card.garbled.safe">
        <source></source>
        <translation>The card is fine. Nothing is lost.</translation>
    </message>
    <message id="fault.card.garbled.title">
        <source></source>
        <translation>The card was not read clearly</translation>
    </message>
    <message id="fault.card.key_more.do">
        <source></source>
        <translation>Please type the date of birth and the expiry date on the card.</translation>
    </message>
    <message id="fault.card.key_more.safe">
        <source></source>
        <translation>The card is fine.</translation>
    </message>
    <message id="fault.card.key_more.title">
        <source></source>
        <translation>This card needs two dates too</translation>
    </message>
    <message id="fault.card.key_refused.do">
        <source></source>
        <translation>Please compare the dates with the card.</translation>
    </message>
    <message id="fault.card.key_refused.safe">
        <source></source>
        <translation>The card is fine.</translation>
    </message>
    <message id="fault.card.key_refused.title">
        <source></source>
        <translation>The dates do not match the card</translation>
    </message>
    <message id="fault.card.locked.do">
        <source></source>
        <translation>Please go on without the card, or press Help.</translation>
    </message>
    <message id="fault.card.locked.safe">
        <source></source>
        <translation>Nothing is lost.</translation>
    </message>
    <message id="fault.card.locked.title">
        <source></source>
        <translation>The card cannot be read now</translation>
    </message>
    <message id="fault.card.mute.do">
        <source></source>
        <translation>Please take it out of its wallet and put it back.</translation>
    </message>
    <message id="fault.card.mute.safe">
        <source></source>
        <translation>The card is fine. Nothing is lost.</translation>
    </message>
    <message id="fault.card.mute.title">
        <source></source>
        <translation>The card does not answer</translation>
    </message>
    <message id="fault.card.no_reader.do">
        <source></source>
        <translation>Please try again, or go on without the card.</translation>
    </message>
    <message id="fault.card.no_reader.safe">
        <source></source>
        <translation>Your answers are kept.</translation>
    </message>
    <message id="fault.card.no_reader.title">
        <source></source>
        <translation>The card reader is not ready</translation>
    </message>
    <message id="fault.card.not_genuine.do">
        <source></source>
        <translation>Please press Help, or go on without the card.</translation>
    </message>
    <message id="fault.card.not_genuine.safe">
        <source></source>
        <translation>Nothing has been sent.</translation>
    </message>
    <message id="fault.card.not_genuine.title">
        <source></source>
        <translation>This card could not be confirmed</translation>
    </message>
    <message id="fault.card.not_id.do">
        <source></source>
        <translation>Please use the identity card with a chip.</translation>
    </message>
    <message id="fault.card.not_id.safe">
        <source></source>
        <translation>Nothing is lost.</translation>
    </message>
    <message id="fault.card.not_id.title">
        <source></source>
        <translation>This is not an identity card with a chip</translation>
    </message>
    <message id="fault.card.opens_nothing.do">
        <source></source>
        <translation>Please try again, use the slip, or press Help.</translation>
    </message>
    <message id="fault.card.opens_nothing.safe">
        <source></source>
        <translation>Your papers are unchanged.</translation>
    </message>
    <message id="fault.card.opens_nothing.title">
        <source></source>
        <translation>The card could not open it</translation>
    </message>
    <message id="fault.card.other_person.do">
        <source></source>
        <translation>Please use the card whose number was typed.</translation>
    </message>
    <message id="fault.card.other_person.safe">
        <source></source>
        <translation>Nothing is lost.</translation>
    </message>
    <message id="fault.card.other_person.title">
        <source></source>
        <translation>This card has another number</translation>
    </message>
    <message id="fault.card.removed.do">
        <source></source>
        <translation>Please put it back and leave it there.</translation>
    </message>
    <message id="fault.card.removed.safe">
        <source></source>
        <translation>The card is fine. Nothing is lost.</translation>
    </message>
    <message id="fault.card.removed.title">
        <source></source>
        <translation>The card was lifted too early</translation>
    </message>
    <message id="fault.card.timeout.do">
        <source></source>
        <translation>Please put the card flat on the reader.</translation>
    </message>
    <message id="fault.card.timeout.safe">
        <source></source>
        <translation>The card is fine. Nothing is lost.</translation>
    </message>
    <message id="fault.card.timeout.title">
        <source></source>
        <translation>Reading took too long</translation>
    </message>
    <message id="fault.card.trust_folder.do">
        <source></source>
        <translation>Please go on; an officer checks the card later.</translation>
    </message>
    <message id="fault.card.trust_folder.safe">
        <source></source>
        <translation>The card can still be read. Nothing is lost.</translation>
    </message>
    <message id="fault.card.trust_folder.title">
        <source></source>
        <translation>The machine cannot check the card's signature yet</translation>
    </message>
    <message id="fault.card.two_cards.do">
        <source></source>
        <translation>Leave one card on it and take the other away.</translation>
    </message>
    <message id="fault.card.two_cards.safe">
        <source></source>
        <translation>Neither card was read. Nothing is lost.</translation>
    </message>
    <message id="fault.card.two_cards.title">
        <source></source>
        <translation>There are two cards on the reader</translation>
    </message>
    <message id="fault.code.not_a_card.do">
        <source></source>
        <translation>Use the code on the card, or type the number.</translation>
    </message>
    <message id="fault.code.not_a_card.safe">
        <source></source>
        <translation>Nothing is lost.</translation>
    </message>
    <message id="fault.code.not_a_card.title">
        <source></source>
        <translation>This is not the code of an identity card</translation>
    </message>
    <message id="fault.content.missing.do">
        <source></source>
        <translation>Please choose something else, or press Help.</translation>
    </message>
    <message id="fault.content.missing.safe">
        <source></source>
        <translation>Nothing is lost.</translation>
    </message>
    <message id="fault.content.missing.title">
        <source></source>
        <translation>This is not in the kiosk yet</translation>
    </message>
    <message id="fault.device.cancelled.do">
        <source></source>
        <translation>Please try again, or go back.</translation>
    </message>
    <message id="fault.device.cancelled.safe">
        <source></source>
        <translation>Nothing is lost.</translation>
    </message>
    <message id="fault.device.cancelled.title">
        <source></source>
        <translation>That was stopped</translation>
    </message>
    <message id="fault.device.gone.do">
        <source></source>
        <translation>Please wait a moment and try again.</translation>
    </message>
    <message id="fault.device.gone.safe">
        <source></source>
        <translation>Your answers are kept.</translation>
    </message>
    <message id="fault.device.gone.title">
        <source></source>
        <translation>A device does not answer</translation>
    </message>
    <message id="fault.leaflet.do">
        <source></source>
        <translation>Press Back, then photograph the screen.</translation>
    </message>
    <message id="fault.leaflet.safe">
        <source></source>
        <translation>Nothing is lost. All of it is still on the screen.</translation>
    </message>
    <message id="fault.leaflet.wifi.do">
        <source></source>
        <translation>Press Back, then photograph the name and password.</translation>
    </message>
    <message id="fault.line.cut.do">
        <source></source>
        <translation>Please try again in a few minutes.</translation>
    </message>
    <message id="fault.line.cut.safe">
        <source></source>
        <translation>Saved papers are kept here and will be sent.</translation>
    </message>
    <message id="fault.line.cut.title">
        <source></source>
        <translation>No network now</translation>
    </message>
    <message id="fault.line.nonsense.do">
        <source></source>
        <translation>Please try again in a few minutes.</translation>
    </message>
    <message id="fault.line.nonsense.safe">
        <source></source>
        <translation>Nothing is lost.</translation>
    </message>
    <message id="fault.line.nonsense.title">
        <source></source>
        <translation>The portal’s answer was not clear</translation>
    </message>
    <message id="fault.page.not_found.do">
        <source></source>
        <translation>Please lay the whole paper in the frame.</translation>
    </message>
    <message id="fault.page.not_found.safe">
        <source></source>
        <translation>What you have done is kept.</translation>
    </message>
    <message id="fault.page.not_found.title">
        <source></source>
        <translation>No paper was seen</translation>
    </message>
    <message id="fault.page.refused.do">
        <source></source>
        <translation>Please take it again.</translation>
    </message>
    <message id="fault.page.refused.safe">
        <source></source>
        <translation>What you have done is kept.</translation>
    </message>
    <message id="fault.page.refused.title">
        <source></source>
        <translation>The page could not be saved</translation>
    </message>
    <message id="fault.page.unreadable.do">
        <source></source>
        <translation>Lay it flat in good light and take it again.</translation>
    </message>
    <message id="fault.page.unreadable.safe">
        <source></source>
        <translation>What you have done is kept.</translation>
    </message>
    <message id="fault.page.unreadable.title">
        <source></source>
        <translation>The paper cannot be read</translation>
    </message>
    <message id="fault.pages.busy.do">
        <source></source>
        <translation>Wait a moment and try again.</translation>
    </message>
    <message id="fault.pages.busy.safe">
        <source></source>
        <translation>Nothing is lost. All that was done is kept.</translation>
    </message>
    <message id="fault.pages.busy.title">
        <source></source>
        <translation>The A4 printer is busy</translation>
    </message>
    <message id="fault.pages.cover_open.do">
        <source></source>
        <translation>Press Help, or press Back and go on without A4.</translation>
    </message>
    <message id="fault.pages.cover_open.safe">
        <source></source>
        <translation>Nothing is lost. All that was done is kept.</translation>
    </message>
    <message id="fault.pages.cover_open.title">
        <source></source>
        <translation>The A4 printer is open</translation>
    </message>
    <message id="fault.pages.gone.do">
        <source></source>
        <translation>Try again, or press Back and go on without A4.</translation>
    </message>
    <message id="fault.pages.gone.safe">
        <source></source>
        <translation>Nothing is lost. All that was done is kept.</translation>
    </message>
    <message id="fault.pages.gone.title">
        <source></source>
        <translation>The A4 printer does not answer</translation>
    </message>
    <message id="fault.pages.jam.do">
        <source></source>
        <translation>Press Help, or press Back and go on without A4.</translation>
    </message>
    <message id="fault.pages.jam.safe">
        <source></source>
        <translation>Nothing is lost. All that was done is kept.</translation>
    </message>
    <message id="fault.pages.jam.title">
        <source></source>
        <translation>Paper is jammed in the A4 printer</translation>
    </message>
    <message id="fault.pages.not_made.do">
        <source></source>
        <translation>Try again, or press Back and go on without A4.</translation>
    </message>
    <message id="fault.pages.not_made.safe">
        <source></source>
        <translation>Nothing is lost. All that was done is kept.</translation>
    </message>
    <message id="fault.pages.not_made.title">
        <source></source>
        <translation>The A4 sheet could not be made</translation>
    </message>
    <message id="fault.pages.offline.do">
        <source></source>
        <translation>Try again, or press Back and go on without A4.</translation>
    </message>
    <message id="fault.pages.offline.safe">
        <source></source>
        <translation>Nothing is lost. All that was done is kept.</translation>
    </message>
    <message id="fault.pages.offline.title">
        <source></source>
        <translation>The A4 printer is paused</translation>
    </message>
    <message id="fault.pages.paper_out.do">
        <source></source>
        <translation>Ask for more paper, or press Back and go on without A4.</translation>
    </message>
    <message id="fault.pages.paper_out.safe">
        <source></source>
        <translation>Nothing is lost. All that was done is kept.</translation>
    </message>
    <message id="fault.pages.paper_out.title">
        <source></source>
        <translation>The A4 printer is out of paper</translation>
    </message>
    <message id="fault.pages.unconfirmed.do">
        <source></source>
        <translation>If the sheets are there, take them and press Back; if not, press Try again.</translation>
    </message>
    <message id="fault.pages.unconfirmed.safe">
        <source></source>
        <translation>Nothing is lost. Please look into the tray of the A4 printer.</translation>
    </message>
    <message id="fault.pages.unconfirmed.title">
        <source></source>
        <translation>Perhaps the A4 sheets were not printed</translation>
    </message>
    <message id="fault.printer.busy.do">
        <source></source>
        <translation>Please wait a moment and try again.</translation>
    </message>
    <message id="fault.printer.busy.safe">
        <source></source>
        <translation>Do not worry. Your papers are safely saved.</translation>
    </message>
    <message id="fault.printer.busy.title">
        <source></source>
        <translation>The printer is busy</translation>
    </message>
    <message id="fault.printer.cover_open.do">
        <source></source>
        <translation>Take a photo, or press Help.</translation>
    </message>
    <message id="fault.printer.cover_open.safe">
        <source></source>
        <translation>Do not worry. Your papers are safely saved. Please take a photo of this screen.</translation>
    </message>
    <message id="fault.printer.cover_open.title">
        <source></source>
        <translation>The printer’s cover is open</translation>
    </message>
    <message id="fault.printer.gone.do">
        <source></source>
        <translation>Try again, or take a photo.</translation>
    </message>
    <message id="fault.printer.gone.safe">
        <source></source>
        <translation>Do not worry. Your papers are safely saved. Please take a photo of this screen.</translation>
    </message>
    <message id="fault.printer.gone.title">
        <source></source>
        <translation>The printer is not ready</translation>
    </message>
    <message id="fault.printer.jam.do">
        <source></source>
        <translation>Take a photo, or press Help.</translation>
    </message>
    <message id="fault.printer.jam.safe">
        <source></source>
        <translation>Do not worry. Your papers are safely saved. Please take a photo of this screen.</translation>
    </message>
    <message id="fault.printer.jam.title">
        <source></source>
        <translation>Paper is stuck in the printer</translation>
    </message>
    <message id="fault.printer.offline.do">
        <source></source>
        <translation>Try again, or take a photo.</translation>
    </message>
    <message id="fault.printer.offline.safe">
        <source></source>
        <translation>Do not worry. Your papers are safely saved. Please take a photo of this screen.</translation>
    </message>
    <message id="fault.printer.offline.title">
        <source></source>
        <translation>The printer is paused</translation>
    </message>
    <message id="fault.printer.paper_out.do">
        <source></source>
        <translation>Take a photo, or press Help.</translation>
    </message>
    <message id="fault.printer.paper_out.safe">
        <source></source>
        <translation>Do not worry. Your papers are safely saved. Please take a photo of this screen.</translation>
    </message>
    <message id="fault.printer.paper_out.title">
        <source></source>
        <translation>The printer is out of paper</translation>
    </message>
    <message id="fault.printer.unconfirmed.do">
        <source></source>
        <translation>Please look at the slot below.</translation>
    </message>
    <message id="fault.printer.unconfirmed.safe">
        <source></source>
        <translation>Do not worry. Your papers are safely saved. Please look at the slot, or take a photo.</translation>
    </message>
    <message id="fault.printer.unconfirmed.title">
        <source></source>
        <translation>The slip may not be complete</translation>
    </message>
    <message id="fault.scanner.broken.do">
        <source></source>
        <translation>Please take the paper out and press Help.</translation>
    </message>
    <message id="fault.scanner.broken.safe">
        <source></source>
        <translation>The pages taken before are kept.</translation>
    </message>
    <message id="fault.scanner.broken.title">
        <source></source>
        <translation>The scanner is out of order</translation>
    </message>
    <message id="fault.scanner.busy.do">
        <source></source>
        <translation>Please wait a moment and try again.</translation>
    </message>
    <message id="fault.scanner.busy.safe">
        <source></source>
        <translation>What you have done is kept.</translation>
    </message>
    <message id="fault.scanner.busy.title">
        <source></source>
        <translation>The scanner is busy</translation>
    </message>
    <message id="fault.scanner.cover_open.do">
        <source></source>
        <translation>Please close it and try again.</translation>
    </message>
    <message id="fault.scanner.cover_open.safe">
        <source></source>
        <translation>What you have done is kept.</translation>
    </message>
    <message id="fault.scanner.cover_open.title">
        <source></source>
        <translation>The scanner’s cover is open</translation>
    </message>
    <message id="fault.scanner.denied.do">
        <source></source>
        <translation>Please press Help.</translation>
    </message>
    <message id="fault.scanner.denied.safe">
        <source></source>
        <translation>What you have done is kept.</translation>
    </message>
    <message id="fault.scanner.denied.title">
        <source></source>
        <translation>The scanner may not be used now</translation>
    </message>
    <message id="fault.scanner.empty.do">
        <source></source>
        <translation>Please put the paper in and try again.</translation>
    </message>
    <message id="fault.scanner.empty.safe">
        <source></source>
        <translation>What you have done is kept.</translation>
    </message>
    <message id="fault.scanner.empty.title">
        <source></source>
        <translation>No paper in the tray</translation>
    </message>
    <message id="fault.scanner.gone.do">
        <source></source>
        <translation>Please try again, or press Help.</translation>
    </message>
    <message id="fault.scanner.gone.safe">
        <source></source>
        <translation>What you have done is kept.</translation>
    </message>
    <message id="fault.scanner.gone.title">
        <source></source>
        <translation>The scanner is not ready</translation>
    </message>
    <message id="fault.scanner.half_page.do">
        <source></source>
        <translation>Please take this sheet out, put it in again and try once more.</translation>
    </message>
    <message id="fault.scanner.half_page.safe">
        <source></source>
        <translation>The pages taken before are kept. This one was not taken.</translation>
    </message>
    <message id="fault.scanner.half_page.title">
        <source></source>
        <translation>The sheet did not come in whole</translation>
    </message>
    <message id="fault.scanner.jam.do">
        <source></source>
        <translation>Please press Help to have it freed.</translation>
    </message>
    <message id="fault.scanner.jam.safe">
        <source></source>
        <translation>What you have done is kept.</translation>
    </message>
    <message id="fault.scanner.jam.title">
        <source></source>
        <translation>Paper is stuck in the scanner</translation>
    </message>
    <message id="fault.scanner.timeout.do">
        <source></source>
        <translation>Please try again.</translation>
    </message>
    <message id="fault.scanner.timeout.safe">
        <source></source>
        <translation>What you have done is kept.</translation>
    </message>
    <message id="fault.scanner.timeout.title">
        <source></source>
        <translation>The scanner took too long</translation>
    </message>
    <message id="fault.service.day_over.do">
        <source></source>
        <translation>Please come back in opening hours, or call the hotline.</translation>
    </message>
    <message id="fault.service.day_over.safe">
        <source></source>
        <translation>What was saved before is safe and is still being sent.</translation>
    </message>
    <message id="fault.service.day_over.title">
        <source></source>
        <translation>This point has closed for the day</translation>
    </message>
    <message id="fault.service.locked.do">
        <source></source>
        <translation>Please press Help, or use another kiosk.</translation>
    </message>
    <message id="fault.service.locked.safe">
        <source></source>
        <translation>Applications saved earlier are safe and still being sent.</translation>
    </message>
    <message id="fault.service.locked.title">
        <source></source>
        <translation>This kiosk is locked for now</translation>
    </message>
    <message id="fault.service.no_paper.do">
        <source></source>
        <translation>Please press Help, or use another kiosk.</translation>
    </message>
    <message id="fault.service.no_paper.safe">
        <source></source>
        <translation>What was saved before is safe and is still being sent.</translation>
    </message>
    <message id="fault.service.no_paper.title">
        <source></source>
        <translation>The machine waits for paper</translation>
    </message>
    <message id="fault.service.pause.do">
        <source></source>
        <translation>Please press Help, or use another kiosk.</translation>
    </message>
    <message id="fault.service.pause.safe">
        <source></source>
        <translation>What was saved before is safe and is still being sent.</translation>
    </message>
    <message id="fault.service.pause.title">
        <source></source>
        <translation>This point takes a break</translation>
    </message>
    <message id="fault.service.practice_devices.do">
        <source></source>
        <translation>Please press Help, or use another kiosk.</translation>
    </message>
    <message id="fault.service.practice_devices.safe">
        <source></source>
        <translation>Nothing was saved or sent.</translation>
    </message>
    <message id="fault.service.practice_devices.title">
        <source></source>
        <translation>This kiosk is not ready</translation>
    </message>
    <message id="fault.service.repair.do">
        <source></source>
        <translation>Please press Help, or use another kiosk.</translation>
    </message>
    <message id="fault.service.repair.safe">
        <source></source>
        <translation>What was saved before is safe and is still being sent.</translation>
    </message>
    <message id="fault.service.repair.title">
        <source></source>
        <translation>The machine is being repaired</translation>
    </message>
    <message id="fault.service.withdrawn.do">
        <source></source>
        <translation>Please use another kiosk or the one-stop desk.</translation>
    </message>
    <message id="fault.service.withdrawn.safe">
        <source></source>
        <translation>Nothing more was saved or sent.</translation>
    </message>
    <message id="fault.service.withdrawn.title">
        <source></source>
        <translation>This kiosk no longer serves</translation>
    </message>
    <message id="fault.status.unknown_code.do">
        <source></source>
        <translation>Please compare the code with the slip.</translation>
    </message>
    <message id="fault.status.unknown_code.safe">
        <source></source>
        <translation>Nothing is lost.</translation>
    </message>
    <message id="fault.status.unknown_code.title">
        <source></source>
        <translation>Nothing found for this code</translation>
    </message>
    <message id="fault.store.damaged.do">
        <source></source>
        <translation>Please press Help, or use another kiosk.</translation>
    </message>
    <message id="fault.store.damaged.safe">
        <source></source>
        <translation>Everything that was filed is kept. Nothing of it is thrown away.</translation>
    </message>
    <message id="fault.store.damaged.title">
        <source></source>
        <translation>The kiosk must be looked after first</translation>
    </message>
    <message id="fault.store.disk_low.do">
        <source></source>
        <translation>Please press Help, or use another kiosk.</translation>
    </message>
    <message id="fault.store.disk_low.safe">
        <source></source>
        <translation>What was saved before is safe. Nothing new was taken.</translation>
    </message>
    <message id="fault.store.disk_low.title">
        <source></source>
        <translation>The kiosk has no room left</translation>
    </message>
    <message id="fault.store.failed.do">
        <source></source>
        <translation>Please try again, or press Help.</translation>
    </message>
    <message id="fault.store.failed.safe">
        <source></source>
        <translation>Nothing has been sent. Your answers are still here.</translation>
    </message>
    <message id="fault.store.failed.title">
        <source></source>
        <translation>It could not be saved</translation>
    </message>
    <message id="fault.store.keys_missing.do">
        <source></source>
        <translation>Please press Help, or use another kiosk.</translation>
    </message>
    <message id="fault.store.keys_missing.safe">
        <source></source>
        <translation>Nothing was saved or sent.</translation>
    </message>
    <message id="fault.store.keys_missing.title">
        <source></source>
        <translation>The kiosk cannot take papers yet</translation>
    </message>
    <message id="fault.store.sealing_failed.do">
        <source></source>
        <translation>Please try again, or press Help.</translation>
    </message>
    <message id="fault.store.sealing_failed.safe">
        <source></source>
        <translation>Nothing has been sent. Your answers are kept.</translation>
    </message>
    <message id="fault.store.sealing_failed.title">
        <source></source>
        <translation>It could not be sealed</translation>
    </message>
    <message id="fee.counter">
        <source></source>
        <translation>At the desk: %1 ₫ %2</translation>
    </message>
    <message id="fee.free">
        <source></source>
        <translation>Free of charge</translation>
    </message>
    <message id="fee.line">
        <source></source>
        <translation>%1: %2 ₫</translation>
    </message>
    <message id="fee.state.later">
        <source></source>
        <translation>The fee is not paid yet. A later transfer still counts.</translation>
    </message>
    <message id="fee.state.part">
        <source></source>
        <translation>Fee: %1 ₫ has come, %2 ₫ is left. The rest still counts when paid later.</translation>
    </message>
    <message id="fee.state.unverified">
        <source></source>
        <translation>The fee is not sure yet. The officer will tell you if one is due.</translation>
    </message>
    <message id="fee.until">
        <source></source>
        <translation>until %1</translation>
    </message>
    <message id="fee.unverified">
        <source></source>
        <translation>Fee: not sure yet, please ask the office</translation>
    </message>
    <message id="guide.basis">
        <source></source>
        <translation>Basis and source</translation>
    </message>
    <message id="guide.code">
        <source></source>
        <translation>Procedure code: %1</translation>
    </message>
    <message id="guide.fee">
        <source></source>
        <translation>Fee</translation>
    </message>
    <message id="guide.fee.basis">
        <source></source>
        <translation>By %1, seen on %2</translation>
    </message>
    <message id="guide.fee.online">
        <source></source>
        <translation>Filed online: %1 ₫</translation>
    </message>
    <message id="guide.fee.seen">
        <source></source>
        <translation>Seen on %1</translation>
    </message>
    <message id="guide.forms">
        <source></source>
        <translation>Forms: %1</translation>
    </message>
    <message id="guide.home.account">
        <source></source>
        <translation>Have your VNeID account ready to sign in.</translation>
    </message>
    <message id="guide.home.ask">
        <source></source>
        <translation>That page says whether it can be filed online.</translation>
    </message>
    <message id="guide.home.find">
        <source></source>
        <translation>Or search for code %1, “%2”.</translation>
    </message>
    <message id="guide.home.open">
        <source></source>
        <translation>Open the National Public Service Portal.</translation>
    </message>
    <message id="guide.home.scan">
        <source></source>
        <translation>Scan the code at the end of this slip: the page on the National Public Service Portal opens.</translation>
    </message>
    <message id="guide.home.steps">
        <source></source>
        <translation>Steps</translation>
    </message>
    <message id="guide.laws">
        <source></source>
        <translation>Legal basis: %1</translation>
    </message>
    <message id="guide.official">
        <source></source>
        <translation>Official name: %1</translation>
    </message>
    <message id="guide.papers">
        <source></source>
        <translation>What to bring</translation>
    </message>
    <message id="guide.source">
        <source></source>
        <translation>Source: %1</translation>
    </message>
    <message id="guide.time">
        <source></source>
        <translation>How long</translation>
    </message>
    <message id="guide.unit">
        <source></source>
        <translation>Decided by: %1</translation>
    </message>
    <message id="guide.verified">
        <source></source>
        <translation>Checked on %1</translation>
    </message>
    <message id="guide.what">
        <source></source>
        <translation>What it is</translation>
    </message>
    <message id="guide.where">
        <source></source>
        <translation>Where</translation>
    </message>
    <message id="header.announcements">
        <source></source>
        <translation>Notices</translation>
    </message>
    <message id="header.assistant">
        <source></source>
        <translation>Ask the assistant</translation>
    </message>
    <message id="header.booked">
        <source></source>
        <translation>Book a time</translation>
    </message>
    <message id="header.booking">
        <source></source>
        <translation>Book a time</translation>
    </message>
    <message id="header.guide">
        <source></source>
        <translation>Guidance</translation>
    </message>
    <message id="header.library">
        <source></source>
        <translation>Guidance</translation>
    </message>
    <message id="header.more">
        <source></source>
        <translation>More</translation>
    </message>
    <message id="header.result">
        <source></source>
        <translation>My results</translation>
    </message>
    <message id="header.schedule">
        <source></source>
        <translation>Opening hours and stops</translation>
    </message>
    <message id="header.wifi">
        <source></source>
        <translation>Free Wi-Fi</translation>
    </message>
    <message id="home.day">
        <source></source>
        <translation>%1 %2</translation>
    </message>
    <message id="home.greeting">
        <source></source>
        <translation>Welcome</translation>
    </message>
    <message id="home.invite">
        <source></source>
        <translation>Choose what
you need to do.
No hurry.</translation>
    </message>
    <message id="home.invite.short">
        <source></source>
        <translation>Please choose.</translation>
    </message>
    <message id="home.notice.filed">
        <source></source>
        <translation>The kiosk has just restarted. Application %1 is safely saved; do not file it again. Please note this code.</translation>
    </message>
    <message id="home.notice.kept">
        <source></source>
        <translation>The kiosk has just restarted. Nothing was sent. If your card had been read, choose the service again and go on with the same card.</translation>
    </message>
    <message id="home.notice.nothing">
        <source></source>
        <translation>The kiosk has just restarted. What you had begun was not filed. Please start again.</translation>
    </message>
    <message id="home.notices">
        <source></source>
        <translation>Notices</translation>
    </message>
    <message id="home.notices.count">
        <source></source>
        <translation>%1 more</translation>
    </message>
    <message id="home.opening.closed">
        <source></source>
        <translation>Closed now</translation>
    </message>
    <message id="home.opening.on">
        <source></source>
        <translation>Closed now, opens %1 %2 at %3</translation>
    </message>
    <message id="home.opening.today">
        <source></source>
        <translation>Opens at %1</translation>
    </message>
    <message id="home.opening.until">
        <source></source>
        <translation>Open until %1</translation>
    </message>
    <message id="home.stop.next">
        <source></source>
        <translation>Next stop: %2, %1 %3 at %4</translation>
    </message>
    <message id="home.stop.until">
        <source></source>
        <translation>At %1 until %2</translation>
    </message>
    <message id="key.capital">
        <source></source>
        <translation>ABC</translation>
    </message>
    <message id="key.capital_spoken">
        <source></source>
        <translation>Capital letter</translation>
    </message>
    <message id="key.clear">
        <source></source>
        <translation>Clear</translation>
    </message>
    <message id="key.erase">
        <source></source>
        <translation>Erase one letter</translation>
    </message>
    <message id="key.figures_spoken">
        <source></source>
        <translation>Figures and signs</translation>
    </message>
    <message id="key.letters_spoken">
        <source></source>
        <translation>Letters</translation>
    </message>
    <message id="key.method.plain">
        <source></source>
        <translation>No marks</translation>
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
        <translation>Typing by %1. Press to change</translation>
    </message>
    <message id="key.space">
        <source></source>
        <translation>space</translation>
    </message>
    <message id="language.choose">
        <source></source>
        <translation>Which language would you like?</translation>
    </message>
    <message id="language.kept">
        <source></source>
        <translation>Your answers stay as they are.</translation>
    </message>
    <message id="language.own_name">
        <source></source>
        <translation>English</translation>
    </message>
    <message id="language.short">
        <source></source>
        <translation>EN</translation>
    </message>
    <message id="language.title">
        <source></source>
        <translation>Language</translation>
    </message>
    <message id="leaflet.answer">
        <source></source>
        <translation>Answer to a question</translation>
    </message>
    <message id="leaflet.at_home">
        <source></source>
        <translation>Next time, at home</translation>
    </message>
    <message id="leaflet.guide">
        <source></source>
        <translation>Guidance</translation>
    </message>
    <message id="leaflet.official_page">
        <source></source>
        <translation>Scan to open the official page of this procedure.</translation>
    </message>
    <message id="leaflet.print">
        <source></source>
        <translation>Print</translation>
    </message>
    <message id="leaflet.printed">
        <source></source>
        <translation>Printed: take it</translation>
    </message>
    <message id="leaflet.printed.short">
        <source></source>
        <translation>Printed</translation>
    </message>
    <message id="leaflet.printing">
        <source></source>
        <translation>Printing…</translation>
    </message>
    <message id="leaflet.request">
        <source></source>
        <translation>What the officer says</translation>
    </message>
    <message id="leaflet.request.how">
        <source></source>
        <translation>At any kiosk: bring the slip, touch “Where are my papers?” and show the square code to the camera.</translation>
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
        <translation>What is wanted</translation>
    </message>
    <message id="lesson.band">
        <source></source>
        <translation>Practice. %1</translation>
    </message>
    <message id="lesson.consent">
        <source></source>
        <translation>Touch each box to agree or not.</translation>
    </message>
    <message id="lesson.identity_card">
        <source></source>
        <translation>Wait a moment: the machine acts as if a card lay here.</translation>
    </message>
    <message id="lesson.identity_number">
        <source></source>
        <translation>A number is typed already. Press Continue.</translation>
    </message>
    <message id="lesson.overview">
        <source></source>
        <translation>First see what it is, what it costs and what to bring.</translation>
    </message>
    <message id="lesson.question">
        <source></source>
        <translation>One question a page. No answer is kept.</translation>
    </message>
    <message id="lesson.review">
        <source></source>
        <translation>Read all of it, change what is wrong, then declare.</translation>
    </message>
    <message id="lesson.scan">
        <source></source>
        <translation>Take the picture, then see whether it is clear.</translation>
    </message>
    <message id="life.birth">
        <source></source>
        <translation>Birth, children</translation>
    </message>
    <message id="life.family">
        <source></source>
        <translation>Marriage, family</translation>
    </message>
    <message id="life.health">
        <source></source>
        <translation>Health care</translation>
    </message>
    <message id="life.housing">
        <source></source>
        <translation>Home, land</translation>
    </message>
    <message id="life.loss">
        <source></source>
        <translation>A death</translation>
    </message>
    <message id="life.residence">
        <source></source>
        <translation>Residence</translation>
    </message>
    <message id="life.support">
        <source></source>
        <translation>Elderly, support</translation>
    </message>
    <message id="life.travel">
        <source></source>
        <translation>ID card, driving</translation>
    </message>
    <message id="life.work">
        <source></source>
        <translation>Business, work</translation>
    </message>
    <message id="line.offline">
        <source></source>
        <translation>No network now</translation>
    </message>
    <message id="line.online">
        <source></source>
        <translation>Network on</translation>
    </message>
    <message id="money.dong">
        <source></source>
        <translation>%1 ₫</translation>
    </message>
    <message id="money.from">
        <source></source>
        <translation>from %1 ₫</translation>
    </message>
    <message id="page.announcements.none">
        <source></source>
        <translation>There are no announcements now.</translation>
    </message>
    <message id="page.assist.ask.after">
        <source></source>
        <translation>After your visit the helper can see nothing of it</translation>
    </message>
    <message id="page.assist.ask.hint">
        <source></source>
        <translation>This person may press for you. You decide everything.</translation>
    </message>
    <message id="page.assist.ask.no">
        <source></source>
        <translation>I will do it myself</translation>
    </message>
    <message id="page.assist.ask.noted">
        <source></source>
        <translation>It is noted who helped, not who you are</translation>
    </message>
    <message id="page.assist.ask.title">
        <source></source>
        <translation>Would you like help?</translation>
    </message>
    <message id="page.assist.ask.yes">
        <source></source>
        <translation>Yes, please help me</translation>
    </message>
    <message id="page.assist.confirm.after">
        <source></source>
        <translation>If it is not right, go back: nothing is filed yet</translation>
    </message>
    <message id="page.assist.confirm.hint">
        <source></source>
        <translation>Somebody helped, so you are asked once more before filing.</translation>
    </message>
    <message id="page.assist.confirm.no">
        <source></source>
        <translation>Not yet, let me look again</translation>
    </message>
    <message id="page.assist.confirm.noted">
        <source></source>
        <translation>The dossier says that you were helped and agreed to it</translation>
    </message>
    <message id="page.assist.confirm.title">
        <source></source>
        <translation>Is this what you want?</translation>
    </message>
    <message id="page.assist.confirm.yes">
        <source></source>
        <translation>Yes, file it</translation>
    </message>
    <message id="page.assistant.another">
        <source></source>
        <translation>Ask something else</translation>
    </message>
    <message id="page.assistant.another.short">
        <source></source>
        <translation>Ask again</translation>
    </message>
    <message id="page.assistant.ask">
        <source></source>
        <translation>Ask</translation>
    </message>
    <message id="page.assistant.asked">
        <source></source>
        <translation>Asked: %1</translation>
    </message>
    <message id="page.assistant.automatic">
        <source></source>
        <translation>Answered by a machine. Officers decide.</translation>
    </message>
    <message id="page.assistant.begin">
        <source></source>
        <translation>Go to this procedure</translation>
    </message>
    <message id="page.assistant.begin.short">
        <source></source>
        <translation>Go on</translation>
    </message>
    <message id="page.assistant.ended">
        <source></source>
        <translation>The period of this content is over, so it may be wrong by now. Please ask an officer.</translation>
    </message>
    <message id="page.assistant.fact.case">
        <source></source>
        <translation>In this case</translation>
    </message>
    <message id="page.assistant.fact.fee">
        <source></source>
        <translation>Fee</translation>
    </message>
    <message id="page.assistant.fact.how">
        <source></source>
        <translation>How</translation>
    </message>
    <message id="page.assistant.fact.law">
        <source></source>
        <translation>Legal basis</translation>
    </message>
    <message id="page.assistant.fact.papers">
        <source></source>
        <translation>What to bring</translation>
    </message>
    <message id="page.assistant.fact.time">
        <source></source>
        <translation>Time</translation>
    </message>
    <message id="page.assistant.fact.where">
        <source></source>
        <translation>Where</translation>
    </message>
    <message id="page.assistant.fact.who">
        <source></source>
        <translation>Who decides</translation>
    </message>
    <message id="page.assistant.help.abuse">
        <source></source>
        <translation>In danger, call 113. To protect a child, 111. Here, touch the button for a person.</translation>
    </message>
    <message id="page.assistant.help.crisis">
        <source></source>
        <translation>In danger, call 113. For an ambulance, 115. Here, touch the button for a person.</translation>
    </message>
    <message id="page.assistant.hint">
        <source></source>
        <translation>Write as you would say it. Vietnamese without marks is fine.</translation>
    </message>
    <message id="page.assistant.in_english">
        <source></source>
        <translation>This content is in English only</translation>
    </message>
    <message id="page.assistant.instead">
        <source></source>
        <translation>Ask a person, or choose something that can be done here.</translation>
    </message>
    <message id="page.assistant.outcome.abuse">
        <source></source>
        <translation>Please talk to a person now</translation>
    </message>
    <message id="page.assistant.outcome.cards">
        <source></source>
        <translation>Is it one of these?</translation>
    </message>
    <message id="page.assistant.outcome.crisis">
        <source></source>
        <translation>Please talk to a person now</translation>
    </message>
    <message id="page.assistant.outcome.nothing">
        <source></source>
        <translation>The machine did not understand</translation>
    </message>
    <message id="page.assistant.outcome.open">
        <source></source>
        <translation>This is what was asked</translation>
    </message>
    <message id="page.assistant.outcome.outside">
        <source></source>
        <translation>This cannot be done here</translation>
    </message>
    <message id="page.assistant.outcome.person">
        <source></source>
        <translation>A person can help</translation>
    </message>
    <message id="page.assistant.person">
        <source></source>
        <translation>Not clear: a person</translation>
    </message>
    <message id="page.assistant.service.book_appointment">
        <source></source>
        <translation>Make an appointment</translation>
    </message>
    <message id="page.assistant.service.dossier_status">
        <source></source>
        <translation>Where is my application?</translation>
    </message>
    <message id="page.assistant.service.pay_fee">
        <source></source>
        <translation>Pay a fee</translation>
    </message>
    <message id="page.assistant.thinking">
        <source></source>
        <translation>Looking it up</translation>
    </message>
    <message id="page.assistant.title">
        <source></source>
        <translation>What would you like to know?</translation>
    </message>
    <message id="page.assistant.title.short">
        <source></source>
        <translation>Your question</translation>
    </message>
    <message id="page.assistant.untold">
        <source></source>
        <translation>The official source kept here says nothing about this in particular. Please ask an officer.</translation>
    </message>
    <message id="page.assistant.unverified">
        <source></source>
        <translation>Nobody has checked this against the official source yet. Please ask an officer as well.</translation>
    </message>
    <message id="page.booked.at">
        <source></source>
        <translation>%1, %2</translation>
    </message>
    <message id="page.booked.code">
        <source></source>
        <translation>Booking code</translation>
    </message>
    <message id="page.booked.done">
        <source></source>
        <translation>Done</translation>
    </message>
    <message id="page.booked.give_back">
        <source></source>
        <translation>Give this time back</translation>
    </message>
    <message id="page.booked.hint">
        <source></source>
        <translation>Print the slip, or take a photo of the code.</translation>
    </message>
    <message id="page.booked.keep">
        <source></source>
        <translation>Keep the time</translation>
    </message>
    <message id="page.booked.leave">
        <source></source>
        <translation>The code will no longer count, and others can take this time.</translation>
    </message>
    <message id="page.booked.leave.title">
        <source></source>
        <translation>Give this time back?</translation>
    </message>
    <message id="page.booked.nameless">
        <source></source>
        <translation>The code names nobody: whoever shows it has the appointment.</translation>
    </message>
    <message id="page.booked.print">
        <source></source>
        <translation>Print the slip</translation>
    </message>
    <message id="page.booked.title">
        <source></source>
        <translation>The time is booked</translation>
    </message>
    <message id="page.booked.when">
        <source></source>
        <translation>When</translation>
    </message>
    <message id="page.booked.where">
        <source></source>
        <translation>Where</translation>
    </message>
    <message id="page.booking.asking">
        <source></source>
        <translation>Asking which times are free. One moment, please.</translation>
    </message>
    <message id="page.booking.choose">
        <source></source>
        <translation>Please choose a time.</translation>
    </message>
    <message id="page.booking.chosen">
        <source></source>
        <translation>chosen</translation>
    </message>
    <message id="page.booking.cut">
        <source></source>
        <translation>No network now, so the free times cannot be asked for.</translation>
    </message>
    <message id="page.booking.day">
        <source></source>
        <translation>Which day?</translation>
    </message>
    <message id="page.booking.days">
        <source></source>
        <translation>Other days</translation>
    </message>
    <message id="page.booking.full">
        <source></source>
        <translation>full</translation>
    </message>
    <message id="page.booking.heard">
        <source></source>
        <translation>Free as of %1</translation>
    </message>
    <message id="page.booking.left">
        <source></source>
        <translation>%1 left</translation>
    </message>
    <message id="page.booking.none">
        <source></source>
        <translation>No place takes appointments now.</translation>
    </message>
    <message id="page.booking.nonsense">
        <source></source>
        <translation>Something went wrong with the answer.</translation>
    </message>
    <message id="page.booking.or_person">
        <source></source>
        <translation>Or press Help</translation>
    </message>
    <message id="page.booking.retry">
        <source></source>
        <translation>No time has been booked. Please try again in a few minutes.</translation>
    </message>
    <message id="page.booking.sentence">
        <source></source>
        <translation>At %1 on %2 %3.</translation>
    </message>
    <message id="page.booking.take">
        <source></source>
        <translation>Book this time</translation>
    </message>
    <message id="page.booking.take.at">
        <source></source>
        <translation>Book %1</translation>
    </message>
    <message id="page.booking.taking">
        <source></source>
        <translation>Booking this time. One moment, please.</translation>
    </message>
    <message id="page.booking.time">
        <source></source>
        <translation>What time on %1 %2?</translation>
    </message>
    <message id="page.booking.times">
        <source></source>
        <translation>Other times</translation>
    </message>
    <message id="page.booking.title">
        <source></source>
        <translation>Choose a day and a time</translation>
    </message>
    <message id="page.booking.title.cut">
        <source></source>
        <translation>No time can be chosen now</translation>
    </message>
    <message id="page.booking.title.unsettled">
        <source></source>
        <translation>Not known yet if it is booked</translation>
    </message>
    <message id="page.booking.trouble.full">
        <source></source>
        <translation>Somebody was quicker with that time. Please choose another.</translation>
    </message>
    <message id="page.booking.trouble.missing">
        <source></source>
        <translation>Please choose a time first.</translation>
    </message>
    <message id="page.booking.trouble.next">
        <source></source>
        <translation>Somebody else was quicker. The next free time is already chosen.</translation>
    </message>
    <message id="page.booking.trouble.returned">
        <source></source>
        <translation>That time is being given back. Choose another one if needed.</translation>
    </message>
    <message id="page.booking.unsettled">
        <source></source>
        <translation>The network went while the time was being booked.</translation>
    </message>
    <message id="page.booking.unsettled.do">
        <source></source>
        <translation>Try again to ask for the same time. If you leave, it is given back.</translation>
    </message>
    <message id="page.call_back.ask">
        <source></source>
        <translation>Ask for a call</translation>
    </message>
    <message id="page.call_back.consent">
        <source></source>
        <translation>By pressing “%1” you agree that an officer calls you once on this number. After the call it is deleted.</translation>
    </message>
    <message id="page.call_back.failed.do">
        <source></source>
        <translation>Nothing was saved. Please try again, or call %1.</translation>
    </message>
    <message id="page.call_back.failed.title">
        <source></source>
        <translation>It could not be saved</translation>
    </message>
    <message id="page.call_back.hint">
        <source></source>
        <translation>Mobile 10 digits, landline 11. Your work on this machine is kept.</translation>
    </message>
    <message id="page.call_back.label">
        <source></source>
        <translation>Telephone number</translation>
    </message>
    <message id="page.call_back.saved.kept">
        <source></source>
        <translation>The number is sealed: only the city’s officers can open it.</translation>
    </message>
    <message id="page.call_back.saved.then">
        <source></source>
        <translation>It is sent by itself. An officer calls in working hours.</translation>
    </message>
    <message id="page.call_back.saved.title">
        <source></source>
        <translation>Saved at %1</translation>
    </message>
    <message id="page.call_back.saving.title">
        <source></source>
        <translation>Saving…</translation>
    </message>
    <message id="page.call_back.title">
        <source></source>
        <translation>Which number shall we call?</translation>
    </message>
    <message id="page.call_back.when.afternoon">
        <source></source>
        <translation>In the afternoon</translation>
    </message>
    <message id="page.call_back.when.any">
        <source></source>
        <translation>Any time</translation>
    </message>
    <message id="page.call_back.when.hint">
        <source></source>
        <translation>Number: %1</translation>
    </message>
    <message id="page.call_back.when.morning">
        <source></source>
        <translation>In the morning</translation>
    </message>
    <message id="page.call_back.when.title">
        <source></source>
        <translation>When shall we call?</translation>
    </message>
    <message id="page.carry.back">
        <source></source>
        <translation>Back</translation>
    </message>
    <message id="page.carry.gone">
        <source></source>
        <translation>The codes could not be made. It is kept, and the machine sends it.</translation>
    </message>
    <message id="page.carry.how">
        <source></source>
        <translation>Scan it with a phone that has a network, and open the link.</translation>
    </message>
    <message id="page.carry.how_next">
        <source></source>
        <translation>Scan this one too. After the last, touch “Send the application”.</translation>
    </message>
    <message id="page.carry.machine">
        <source></source>
        <translation>Leave it to the machine</translation>
    </message>
    <message id="page.carry.machine.short">
        <source></source>
        <translation>Leave it</translation>
    </message>
    <message id="page.carry.making">
        <source></source>
        <translation>Preparing the codes…</translation>
    </message>
    <message id="page.carry.next">
        <source></source>
        <translation>Next code</translation>
    </message>
    <message id="page.carry.number">
        <source></source>
        <translation>Code %1 of %2</translation>
    </message>
    <message id="page.carry.once">
        <source></source>
        <translation>The machine sends it too; the portal counts it once.</translation>
    </message>
    <message id="page.carry.papers">
        <source></source>
        <translation>Scanned papers follow from the machine; only then is it all there.</translation>
    </message>
    <message id="page.carry.previous">
        <source></source>
        <translation>Previous code</translation>
    </message>
    <message id="page.carry.qr_spoken">
        <source></source>
        <translation>QR code %1 of %2, for your telephone to carry the application</translation>
    </message>
    <message id="page.carry.received">
        <source></source>
        <translation>The portal has received all of it. There is nothing more to scan.</translation>
    </message>
    <message id="page.carry.sealed">
        <source></source>
        <translation>It is sealed: the phone cannot read it.</translation>
    </message>
    <message id="page.carry.sent">
        <source></source>
        <translation>I have sent it</translation>
    </message>
    <message id="page.carry.title">
        <source></source>
        <translation>Send it now with my telephone</translation>
    </message>
    <message id="page.carry.too_large">
        <source></source>
        <translation>Too many pages for a phone to carry. The machine sends it; nothing is lost.</translation>
    </message>
    <message id="page.consent.hint">
        <source></source>
        <translation>Tick what you agree to. What stays blank is a no.</translation>
    </message>
    <message id="page.consent.law">
        <source></source>
        <translation>Law 91/2025/QH15</translation>
    </message>
    <message id="page.consent.missing">
        <source></source>
        <translation>The kiosk needs you to agree to this.</translation>
    </message>
    <message id="page.consent.title">
        <source></source>
        <translation>What may the kiosk do for you?</translation>
    </message>
    <message id="page.consent.wipe">
        <source></source>
        <translation>Erased here once the portal has your papers. Used for nothing else.</translation>
    </message>
    <message id="page.declaration.done">
        <source></source>
        <translation>Done</translation>
    </message>
    <message id="page.declaration.drawing">
        <source></source>
        <translation>The sheet is being drawn</translation>
    </message>
    <message id="page.declaration.failed">
        <source></source>
        <translation>The sheet could not be drawn. You can still file.</translation>
    </message>
    <message id="page.declaration.near">
        <source></source>
        <translation>Enlarge</translation>
    </message>
    <message id="page.declaration.note">
        <source></source>
        <translation>Numbers are shortened on this screen.</translation>
    </message>
    <message id="page.declaration.print">
        <source></source>
        <translation>Print it</translation>
    </message>
    <message id="page.declaration.printed">
        <source></source>
        <translation>Printed. Please take the A4 sheets.</translation>
    </message>
    <message id="page.declaration.printing">
        <source></source>
        <translation>Printing on A4. One moment, please.</translation>
    </message>
    <message id="page.declaration.refused">
        <source></source>
        <translation>The A4 sheets were not printed.</translation>
    </message>
    <message id="page.declaration.sheet">
        <source></source>
        <translation>Declaration, page %1</translation>
    </message>
    <message id="page.declaration.title">
        <source></source>
        <translation>Your declaration on paper</translation>
    </message>
    <message id="page.declaration.whole">
        <source></source>
        <translation>Whole sheet</translation>
    </message>
    <message id="page.end.end">
        <source></source>
        <translation>End and erase</translation>
    </message>
    <message id="page.end.lost">
        <source></source>
        <translation>It is not filed. Ending erases what you have begun.</translation>
    </message>
    <message id="page.end.stay">
        <source></source>
        <translation>Keep going</translation>
    </message>
    <message id="page.end.title">
        <source></source>
        <translation>Do you want to end?</translation>
    </message>
    <message id="page.farewell.again">
        <source></source>
        <translation>To the welcome screen</translation>
    </message>
    <message id="page.farewell.filed">
        <source></source>
        <translation>Your papers are saved. Nothing about you is left on the screen.</translation>
    </message>
    <message id="page.farewell.paper_left">
        <source></source>
        <translation>A paper is still on the tray. Please take it.</translation>
    </message>
    <message id="page.farewell.survey">
        <source></source>
        <translation>One question before you go</translation>
    </message>
    <message id="page.farewell.survey.short">
        <source></source>
        <translation>One question</translation>
    </message>
    <message id="page.farewell.take">
        <source></source>
        <translation>Remember your card and papers</translation>
    </message>
    <message id="page.farewell.thanked">
        <source></source>
        <translation>Your answer has no name on it.</translation>
    </message>
    <message id="page.farewell.title">
        <source></source>
        <translation>Thank you</translation>
    </message>
    <message id="page.farewell.wiped">
        <source></source>
        <translation>Nothing about you is left on the screen.</translation>
    </message>
    <message id="page.fault.code">
        <source></source>
        <translation>Temporary code</translation>
    </message>
    <message id="page.fault.instead">
        <source></source>
        <translation>In place of the filing slip</translation>
    </message>
    <message id="page.fault.no_phone">
        <source></source>
        <translation>No phone?</translation>
    </message>
    <message id="page.fault.no_phone.do">
        <source></source>
        <translation>Copying the code is enough.</translation>
    </message>
    <message id="page.fault.qr_spoken">
        <source></source>
        <translation>QR code of the status page</translation>
    </message>
    <message id="page.fee.account">
        <source></source>
        <translation>Account</translation>
    </message>
    <message id="page.fee.bank">
        <source></source>
        <translation>Bank</translation>
    </message>
    <message id="page.fee.changed">
        <source></source>
        <translation>The office has just changed the amount;</translation>
    </message>
    <message id="page.fee.changed.do">
        <source></source>
        <translation>please scan this new code.</translation>
    </message>
    <message id="page.fee.check">
        <source></source>
        <translation>I have paid, please check</translation>
    </message>
    <message id="page.fee.checking">
        <source></source>
        <translation>Asking the bank;</translation>
    </message>
    <message id="page.fee.compare">
        <source></source>
        <translation>then compare with your phone.</translation>
    </message>
    <message id="page.fee.compare.apart">
        <source></source>
        <translation>Compare with your phone.</translation>
    </message>
    <message id="page.fee.content">
        <source></source>
        <translation>Message</translation>
    </message>
    <message id="page.fee.have_app">
        <source></source>
        <translation>I use a bank app</translation>
    </message>
    <message id="page.fee.how">
        <source></source>
        <translation>Open your bank app, scan this,</translation>
    </message>
    <message id="page.fee.how.apart">
        <source></source>
        <translation>Open your bank app and scan this code.</translation>
    </message>
    <message id="page.fee.later">
        <source></source>
        <translation>Pay later</translation>
    </message>
    <message id="page.fee.later_counts">
        <source></source>
        <translation>a later transfer still counts.</translation>
    </message>
    <message id="page.fee.no_app">
        <source></source>
        <translation>I have no bank app</translation>
    </message>
    <message id="page.fee.no_app.how">
        <source></source>
        <translation>Pay at any bank, with this message.</translation>
    </message>
    <message id="page.fee.no_app.where">
        <source></source>
        <translation>Please note the account and the message.</translation>
    </message>
    <message id="page.fee.not_yet">
        <source></source>
        <translation>No payment seen yet; it can take a few minutes.</translation>
    </message>
    <message id="page.fee.nothing_lost">
        <source></source>
        <translation>If you have paid, do not pay again. Your papers are safe.</translation>
    </message>
    <message id="page.fee.paid">
        <source></source>
        <translation>The bank confirmed it.</translation>
    </message>
    <message id="page.fee.part">
        <source></source>
        <translation>%1 ₫ has come; %2 ₫ is left.</translation>
    </message>
    <message id="page.fee.part.do">
        <source></source>
        <translation>Please scan this new code for the rest.</translation>
    </message>
    <message id="page.fee.payee">
        <source></source>
        <translation>Payee</translation>
    </message>
    <message id="page.fee.qr_spoken">
        <source></source>
        <translation>QR code for the transfer</translation>
    </message>
    <message id="page.fee.until">
        <source></source>
        <translation>The kiosk waits here until %1;</translation>
    </message>
    <message id="page.finished.by_phone">
        <source></source>
        <translation>Send it now with my telephone</translation>
    </message>
    <message id="page.finished.done">
        <source></source>
        <translation>Done</translation>
    </message>
    <message id="page.finished.home">
        <source></source>
        <translation>At home</translation>
    </message>
    <message id="page.finished.received">
        <source></source>
        <translation>The portal has your papers</translation>
    </message>
    <message id="page.finished.reprint">
        <source></source>
        <translation>Reprint</translation>
    </message>
    <message id="page.finished.sheets">
        <source></source>
        <translation>Print A4</translation>
    </message>
    <message id="page.finished.sheets_printed">
        <source></source>
        <translation>The A4 sheets are ready. Please take them.</translation>
    </message>
    <message id="page.finished.sheets_printing">
        <source></source>
        <translation>Printing on A4. Please wait for the sheets.</translation>
    </message>
    <message id="page.finished.sheets_refused">
        <source></source>
        <translation>The A4 sheets were not printed. The slip and code are still good.</translation>
    </message>
    <message id="page.finished.slip_printed">
        <source></source>
        <translation>Please take the filing slip below the screen.</translation>
    </message>
    <message id="page.finished.slip_printing">
        <source></source>
        <translation>Printing your filing slip…</translation>
    </message>
    <message id="page.finished.slip_refused">
        <source></source>
        <translation>The slip was not printed. Please take a photo of this screen.</translation>
    </message>
    <message id="page.finished.take_both">
        <source></source>
        <translation>Take your card and papers</translation>
    </message>
    <message id="page.finished.take_card">
        <source></source>
        <translation>Take your card</translation>
    </message>
    <message id="page.finished.take_papers">
        <source></source>
        <translation>Take your papers</translation>
    </message>
    <message id="page.finished.temporary">
        <source></source>
        <translation>temporary</translation>
    </message>
    <message id="page.finished.waiting">
        <source></source>
        <translation>Saved, waiting to be sent</translation>
    </message>
    <message id="page.guide.begin">
        <source></source>
        <translation>Start this</translation>
    </message>
    <message id="page.guide.home">
        <source></source>
        <translation>Do it from home</translation>
    </message>
    <message id="page.guide.home.short">
        <source></source>
        <translation>At home</translation>
    </message>
    <message id="page.guide.print">
        <source></source>
        <translation>Print the guide</translation>
    </message>
    <message id="page.identity_card.checking">
        <source></source>
        <translation>Checking the card of %1</translation>
    </message>
    <message id="page.identity_card.done">
        <source></source>
        <translation>The card is read</translation>
    </message>
    <message id="page.identity_card.forgets">
        <source></source>
        <translation>It is forgotten right after.</translation>
    </message>
    <message id="page.identity_card.keeps">
        <source></source>
        <translation>Kept: name, birth, sex, nationality, number, residence.</translation>
    </message>
    <message id="page.identity_card.keeps_not">
        <source></source>
        <translation>Not kept: ethnicity, religion, photo.</translation>
    </message>
    <message id="page.identity_card.no_card">
        <source></source>
        <translation>I do not have my card</translation>
    </message>
    <message id="page.identity_card.no_card.short">
        <source></source>
        <translation>No card</translation>
    </message>
    <message id="page.identity_card.opens">
        <source></source>
        <translation>Only the number is used.</translation>
    </message>
    <message id="page.identity_card.part">
        <source></source>
        <translation>Part 2 of 2: Card reader</translation>
    </message>
    <message id="page.identity_card.reading">
        <source></source>
        <translation>Reading the card, please leave it</translation>
    </message>
    <message id="page.identity_card.still">
        <source></source>
        <translation>Leave the card on the reader</translation>
    </message>
    <message id="page.identity_card.title">
        <source></source>
        <translation>Put the card on the reader, either face</translation>
    </message>
    <message id="page.identity_key.birth">
        <source></source>
        <translation>Date of birth on the card?</translation>
    </message>
    <message id="page.identity_key.birth.hint">
        <source></source>
        <translation>The chip opens only with this date.</translation>
    </message>
    <message id="page.identity_key.expiry">
        <source></source>
        <translation>Until when is the card valid?</translation>
    </message>
    <message id="page.identity_key.expiry.hint">
        <source></source>
        <translation>See “Date of expiry” on the card.</translation>
    </message>
    <message id="page.identity_key.no_expiry">
        <source></source>
        <translation>The card says “No expiry”</translation>
    </message>
    <message id="page.identity_key.part">
        <source></source>
        <translation>Part 2 of 2: Opening the chip</translation>
    </message>
    <message id="page.identity_number.complete">
        <source></source>
        <translation>all 12</translation>
    </message>
    <message id="page.identity_number.found">
        <source></source>
        <translation>Code found</translation>
    </message>
    <message id="page.identity_number.label">
        <source></source>
        <translation>Personal number</translation>
    </message>
    <message id="page.identity_number.nearer">
        <source></source>
        <translation>A little nearer</translation>
    </message>
    <message id="page.identity_number.or">
        <source></source>
        <translation>or type the 12 digits</translation>
    </message>
    <message id="page.identity_number.or.short">
        <source></source>
        <translation>Type the 12 digits</translation>
    </message>
    <message id="page.identity_number.part">
        <source></source>
        <translation>Part 1 of 2: Personal number</translation>
    </message>
    <message id="page.identity_number.passport">
        <source></source>
        <translation>Passport</translation>
    </message>
    <message id="page.identity_number.remaining">
        <source></source>
        <translation>%1 to go</translation>
    </message>
    <message id="page.identity_number.title">
        <source></source>
        <translation>Hold the card’s QR to the camera</translation>
    </message>
    <message id="page.identity_number.where">
        <source></source>
        <translation>QR on the front; new cards: on the back.</translation>
    </message>
    <message id="page.identity_passport.birth">
        <source></source>
        <translation>Date of birth in the passport?</translation>
    </message>
    <message id="page.identity_passport.birth.hint">
        <source></source>
        <translation>The chip opens only with this date.</translation>
    </message>
    <message id="page.identity_passport.camera">
        <source></source>
        <translation>Or hold the page with the photo to the camera.</translation>
    </message>
    <message id="page.identity_passport.checking">
        <source></source>
        <translation>Checking the passport of %1</translation>
    </message>
    <message id="page.identity_passport.expiry">
        <source></source>
        <translation>Until when is the passport valid?</translation>
    </message>
    <message id="page.identity_passport.expiry.hint">
        <source></source>
        <translation>See “Date of expiry” on the page with the photo.</translation>
    </message>
    <message id="page.identity_passport.hint">
        <source></source>
        <translation>See the page with the photo. Letters and digits.</translation>
    </message>
    <message id="page.identity_passport.keeps">
        <source></source>
        <translation>Kept: name, birth, sex, nationality, number.</translation>
    </message>
    <message id="page.identity_passport.keeps_not">
        <source></source>
        <translation>Not kept: place of birth, photo.</translation>
    </message>
    <message id="page.identity_passport.label">
        <source></source>
        <translation>Passport number</translation>
    </message>
    <message id="page.identity_passport.lay">
        <source></source>
        <translation>Close the passport and put it on the reader</translation>
    </message>
    <message id="page.identity_passport.no_passport">
        <source></source>
        <translation>No passport here</translation>
    </message>
    <message id="page.identity_passport.opens">
        <source></source>
        <translation>Only the passport number is used.</translation>
    </message>
    <message id="page.identity_passport.read">
        <source></source>
        <translation>Read by camera: born %1, expires %2. Check the number.</translation>
    </message>
    <message id="page.identity_passport.read.short">
        <source></source>
        <translation>Born %1, expires %2. Is the number right?</translation>
    </message>
    <message id="page.identity_passport.reading">
        <source></source>
        <translation>Reading it, please leave it there</translation>
    </message>
    <message id="page.identity_passport.still">
        <source></source>
        <translation>Leave the passport on the reader</translation>
    </message>
    <message id="page.identity_passport.title">
        <source></source>
        <translation>What is your passport number?</translation>
    </message>
    <message id="page.inactivity.covered">
        <source></source>
        <translation>The screen is covered.</translation>
    </message>
    <message id="page.inactivity.end">
        <source></source>
        <translation>End and clear the screen</translation>
    </message>
    <message id="page.inactivity.kept">
        <source></source>
        <translation>Saved papers stay. After this, the screen is cleared.</translation>
    </message>
    <message id="page.inactivity.longer">
        <source></source>
        <translation>Give me 5 more minutes</translation>
    </message>
    <message id="page.inactivity.longer.short">
        <source></source>
        <translation>5 more minutes</translation>
    </message>
    <message id="page.inactivity.seconds">
        <source></source>
        <translation>seconds</translation>
    </message>
    <message id="page.inactivity.stay">
        <source></source>
        <translation>I am still here</translation>
    </message>
    <message id="page.inactivity.title">
        <source></source>
        <translation>Are you still there?</translation>
    </message>
    <message id="page.inactivity.wiped">
        <source></source>
        <translation>After this, the unfinished draft is erased.</translation>
    </message>
    <message id="page.library.hint">
        <source></source>
        <translation>Choose a group, or search.</translation>
    </message>
    <message id="page.library.title">
        <source></source>
        <translation>Guidance on what?</translation>
    </message>
    <message id="page.more.hint">
        <source></source>
        <translation>Everything here is free.</translation>
    </message>
    <message id="page.more.title">
        <source></source>
        <translation>What do you need?</translation>
    </message>
    <message id="page.out_of_service.go">
        <source></source>
        <translation>The nearest place with a person</translation>
    </message>
    <message id="page.out_of_service.since">
        <source></source>
        <translation>Since %1</translation>
    </message>
    <message id="page.out_of_service.since_day">
        <source></source>
        <translation>Since %1 on %2</translation>
    </message>
    <message id="page.out_of_service.title">
        <source></source>
        <translation>This post is closed for now</translation>
    </message>
    <message id="page.overview.bring">
        <source></source>
        <translation>Bring</translation>
    </message>
    <message id="page.overview.guide">
        <source></source>
        <translation>Read the guide</translation>
    </message>
    <message id="page.overview.here">
        <source></source>
        <translation>At this kiosk</translation>
    </message>
    <message id="page.overview.prepared">
        <source></source>
        <translation>%1 answers are filled in from the QR code. Each is checked with you before it is filed.</translation>
    </message>
    <message id="page.overview.prepared.again">
        <source></source>
        <translation>The form has changed. Questions to answer again: %1.</translation>
    </message>
    <message id="page.overview.prepared.edition">
        <source></source>
        <translation>The form filled at home is another edition than the one here.</translation>
    </message>
    <message id="page.overview.ready">
        <source></source>
        <translation>Ready</translation>
    </message>
    <message id="page.overview.ready_on">
        <source></source>
        <translation>%1, %2</translation>
    </message>
    <message id="page.overview.ready_unknown">
        <source></source>
        <translation>The officer will tell the day</translation>
    </message>
    <message id="page.overview.scope_all_here">
        <source></source>
        <translation>All of it can be done here</translation>
    </message>
    <message id="page.overview.scope_appointment">
        <source></source>
        <translation>Not all here. You must go in person</translation>
    </message>
    <message id="page.overview.scope_guide">
        <source></source>
        <translation>Not here. This kiosk gives guidance</translation>
    </message>
    <message id="page.overview.scope_prepare">
        <source></source>
        <translation>Prepare here, file at the desk</translation>
    </message>
    <message id="page.overview.scope_ticket">
        <source></source>
        <translation>Not here. It is done at a desk</translation>
    </message>
    <message id="page.overview.start">
        <source></source>
        <translation>Start</translation>
    </message>
    <message id="page.overview.steps">
        <source></source>
        <translation>%1 steps, about %2 minutes</translation>
    </message>
    <message id="page.overview.stop">
        <source></source>
        <translation>You may stop at any time</translation>
    </message>
    <message id="page.overview.takes">
        <source></source>
        <translation>How long</translation>
    </message>
    <message id="page.overview.unverified">
        <source></source>
        <translation>Procedure %1 · not yet verified</translation>
    </message>
    <message id="page.overview.verified">
        <source></source>
        <translation>Procedure %1 · checked on %2</translation>
    </message>
    <message id="page.overview.where">
        <source></source>
        <translation>Where to go</translation>
    </message>
    <message id="page.owing.changed">
        <source></source>
        <translation>The amount has just changed</translation>
    </message>
    <message id="page.owing.for">
        <source></source>
        <translation>Fee for the papers %1</translation>
    </message>
    <message id="page.paid.amount">
        <source></source>
        <translation>Received</translation>
    </message>
    <message id="page.paid.back">
        <source></source>
        <translation>Too much, will be returned</translation>
    </message>
    <message id="page.paid.lead">
        <source></source>
        <translation>The bank confirmed it, %1.</translation>
    </message>
    <message id="page.paid.left">
        <source></source>
        <translation>Still to pay</translation>
    </message>
    <message id="page.paid.pay_left">
        <source></source>
        <translation>Pay the rest</translation>
    </message>
    <message id="page.paid.reference">
        <source></source>
        <translation>Transfer message</translation>
    </message>
    <message id="page.paid.slip_printed">
        <source></source>
        <translation>Please take the slip. You are done.</translation>
    </message>
    <message id="page.paid.slip_printed.back">
        <source></source>
        <translation>Please keep the slip: what you paid too much will be returned.</translation>
    </message>
    <message id="page.paid.slip_printed.part">
        <source></source>
        <translation>Please take your slip. There is still some to pay.</translation>
    </message>
    <message id="page.paid.slip_printing">
        <source></source>
        <translation>Printing the slip.</translation>
    </message>
    <message id="page.paid.slip_refused">
        <source></source>
        <translation>No slip could be printed. Please note this code.</translation>
    </message>
    <message id="page.paid.title">
        <source></source>
        <translation>Payment received</translation>
    </message>
    <message id="page.paid.title.part">
        <source></source>
        <translation>Part has been received</translation>
    </message>
    <message id="page.pay_code.hint">
        <source></source>
        <translation>Type the slip’s code, or show its square to the camera.</translation>
    </message>
    <message id="page.pay_code.title">
        <source></source>
        <translation>Which papers do you pay for?</translation>
    </message>
    <message id="page.people.add">
        <source></source>
        <translation>Add a person</translation>
    </message>
    <message id="page.people.done">
        <source></source>
        <translation>Done</translation>
    </message>
    <message id="page.people.put_back">
        <source></source>
        <translation>%1 taken off. Put back</translation>
    </message>
    <message id="page.people.remove">
        <source></source>
        <translation>Remove</translation>
    </message>
    <message id="page.people.remove.spoken">
        <source></source>
        <translation>Remove %1 from the list</translation>
    </message>
    <message id="page.people.so_far">
        <source></source>
        <translation>%1 so far. Touch a name to change it.</translation>
    </message>
    <message id="page.people.unfinished">
        <source></source>
        <translation>Something is missing</translation>
    </message>
    <message id="page.person.call">
        <source></source>
        <translation>Help</translation>
    </message>
    <message id="page.person.call_back">
        <source></source>
        <translation>Call me back</translation>
    </message>
    <message id="page.person.clock">
        <source></source>
        <translation>By this machine’s clock: %1.</translation>
    </message>
    <message id="page.person.desk.mobile">
        <source></source>
        <translation>On the bus</translation>
    </message>
    <message id="page.person.desk.staffed">
        <source></source>
        <translation>Here</translation>
    </message>
    <message id="page.person.desk.unattended">
        <source></source>
        <translation>Nearest desk</translation>
    </message>
    <message id="page.person.go_on">
        <source></source>
        <translation>Keep going</translation>
    </message>
    <message id="page.person.hours">
        <source></source>
        <translation>open %1</translation>
    </message>
    <message id="page.person.kept">
        <source></source>
        <translation>What you have done is kept.</translation>
    </message>
    <message id="page.person.line.on">
        <source></source>
        <translation>Closed now. Open on %1 %2 from %3</translation>
    </message>
    <message id="page.person.line.today.afternoon">
        <source></source>
        <translation>Closed now. Open this afternoon from %1</translation>
    </message>
    <message id="page.person.line.today.evening">
        <source></source>
        <translation>Closed now. Open this evening from %1</translation>
    </message>
    <message id="page.person.line.today.morning">
        <source></source>
        <translation>Closed now. Open this morning from %1</translation>
    </message>
    <message id="page.person.line.tomorrow.afternoon">
        <source></source>
        <translation>Closed now. Open tomorrow afternoon from %1</translation>
    </message>
    <message id="page.person.line.tomorrow.evening">
        <source></source>
        <translation>Closed now. Open tomorrow evening from %1</translation>
    </message>
    <message id="page.person.line.tomorrow.morning">
        <source></source>
        <translation>Closed now. Open tomorrow morning from %1</translation>
    </message>
    <message id="page.person.line.until">
        <source></source>
        <translation>Answered until %1</translation>
    </message>
    <message id="page.person.paper.near_end">
        <source></source>
        <translation>For staff: printer paper is running low</translation>
    </message>
    <message id="page.person.paper.paper_out">
        <source></source>
        <translation>For staff: the printer is out of paper</translation>
    </message>
    <message id="page.person.parked">
        <source></source>
        <translation>For staff: dossiers to look at: %1</translation>
    </message>
    <message id="page.person.phone">
        <source></source>
        <translation>Call</translation>
    </message>
    <message id="page.person.staff">
        <source></source>
        <translation>For staff</translation>
    </message>
    <message id="page.person.title">
        <source></source>
        <translation>Get help from a person</translation>
    </message>
    <message id="page.practice.hint">
        <source></source>
        <translation>Every step as in the real one, for an invented person.</translation>
    </message>
    <message id="page.practice.minutes">
        <source></source>
        <translation>About %1 minutes. Stop at any time.</translation>
    </message>
    <message id="page.practice.safe">
        <source></source>
        <translation>Nothing is sent or kept</translation>
    </message>
    <message id="page.practice.safe.note">
        <source></source>
        <translation>No card, papers or money needed.</translation>
    </message>
    <message id="page.practice.start">
        <source></source>
        <translation>Start</translation>
    </message>
    <message id="page.practice.title">
        <source></source>
        <translation>A practice visit</translation>
    </message>
    <message id="page.practice_done.again">
        <source></source>
        <translation>Once more</translation>
    </message>
    <message id="page.practice_done.bring">
        <source></source>
        <translation>For the real one, bring the identity card</translation>
    </message>
    <message id="page.practice_done.end">
        <source></source>
        <translation>Done</translation>
    </message>
    <message id="page.practice_done.help">
        <source></source>
        <translation>Need a person? Press Help in the corner below.</translation>
    </message>
    <message id="page.practice_done.hint">
        <source></source>
        <translation>The real visit has the same steps. Nothing was sent.</translation>
    </message>
    <message id="page.practice_done.real">
        <source></source>
        <translation>Do the real one</translation>
    </message>
    <message id="page.practice_done.title">
        <source></source>
        <translation>You have done it once</translation>
    </message>
    <message id="page.question.first">
        <source></source>
        <translation>%1 1</translation>
    </message>
    <message id="page.question.from_card">
        <source></source>
        <translation>Taken from your card. Correct it if wrong.</translation>
    </message>
    <message id="page.question.now">
        <source></source>
        <translation>%1 is %2 today.</translation>
    </message>
    <message id="page.question.person">
        <source></source>
        <translation>%1 %2</translation>
    </message>
    <message id="page.question.split">
        <source></source>
        <translation>%1 was split.</translation>
    </message>
    <message id="page.question.which">
        <source></source>
        <translation>Which papers?</translation>
    </message>
    <message id="page.question.why">
        <source></source>
        <translation>Why we ask</translation>
    </message>
    <message id="page.question.year_alone">
        <source></source>
        <translation>Only the year is known</translation>
    </message>
    <message id="page.result.copy">
        <source></source>
        <translation>A copy to read, not the original</translation>
    </message>
    <message id="page.result.copy.note">
        <source></source>
        <translation>A wrong name or date: press Help.</translation>
    </message>
    <message id="page.result.fetching">
        <source></source>
        <translation>Fetching the paper. One moment, please.</translation>
    </message>
    <message id="page.result.from">
        <source></source>
        <translation>%1 · signed %2</translation>
    </message>
    <message id="page.result.original">
        <source></source>
        <translation>The original is at</translation>
    </message>
    <message id="page.result.original.ask">
        <source></source>
        <translation>Ask staff where to get the original</translation>
    </message>
    <message id="page.result.print">
        <source></source>
        <translation>Print to read</translation>
    </message>
    <message id="page.result.sheet">
        <source></source>
        <translation>The result, page %1</translation>
    </message>
    <message id="page.result.trouble.closed">
        <source></source>
        <translation>Slip or card must open it again. Press Back.</translation>
    </message>
    <message id="page.result.trouble.damaged">
        <source></source>
        <translation>The paper was damaged on its way. Try again.</translation>
    </message>
    <message id="page.result.trouble.line">
        <source></source>
        <translation>No network, so the paper cannot be shown now. It is safe at the portal.</translation>
    </message>
    <message id="page.result.trouble.long">
        <source></source>
        <translation>This paper has %1 pages. Please collect the original.</translation>
    </message>
    <message id="page.result.trouble.no_program">
        <source></source>
        <translation>This machine cannot show papers. Please collect the original.</translation>
    </message>
    <message id="page.result.trouble.not_pdf">
        <source></source>
        <translation>The file is not a paper that can be shown. Please collect the original.</translation>
    </message>
    <message id="page.result.trouble.unreadable">
        <source></source>
        <translation>This paper cannot be read here. Please collect the original.</translation>
    </message>
    <message id="page.resume.anew">
        <source></source>
        <translation>Start over</translation>
    </message>
    <message id="page.resume.go_on">
        <source></source>
        <translation>Keep going</translation>
    </message>
    <message id="page.resume.hint">
        <source></source>
        <translation>Your last visit was cut off. Your answers are still here.</translation>
    </message>
    <message id="page.resume.papers">
        <source></source>
        <translation>The papers are to be scanned again.</translation>
    </message>
    <message id="page.resume.title">
        <source></source>
        <translation>Keep going from there?</translation>
    </message>
    <message id="page.review.change">
        <source></source>
        <translation>Change</translation>
    </message>
    <message id="page.review.declaration">
        <source></source>
        <translation>See the sheet</translation>
    </message>
    <message id="page.review.face">
        <source></source>
        <translation>The photo in the chip</translation>
    </message>
    <message id="page.review.face.kept">
        <source></source>
        <translation>To look at, not kept.</translation>
    </message>
    <message id="page.review.fee">
        <source></source>
        <translation>Fee</translation>
    </message>
    <message id="page.review.file">
        <source></source>
        <translation>Declare and file</translation>
    </message>
    <message id="page.review.missing">
        <source></source>
        <translation>Please read and touch this box.</translation>
    </message>
    <message id="page.review.missing.fee">
        <source></source>
        <translation>It is a new day: the fee has changed. Please look, then touch this box.</translation>
    </message>
    <message id="page.review.missing.fee.short">
        <source></source>
        <translation>The fee has changed. Look, then touch.</translation>
    </message>
    <message id="page.review.missing.send_papers">
        <source></source>
        <translation>One box is still empty: sending the scanned papers.</translation>
    </message>
    <message id="page.review.missing.truth">
        <source></source>
        <translation>One box is still empty: the declaration.</translation>
    </message>
    <message id="page.review.procedure">
        <source></source>
        <translation>For</translation>
    </message>
    <message id="page.review.title">
        <source></source>
        <translation>Check before you file</translation>
    </message>
    <message id="page.review.which">
        <source></source>
        <translation>What would you like to change?</translation>
    </message>
    <message id="page.scan.another">
        <source></source>
        <translation>One more</translation>
    </message>
    <message id="page.scan.feed">
        <source></source>
        <translation>Scan now</translation>
    </message>
    <message id="page.scan.filing">
        <source></source>
        <translation>Keeping the paper, please wait</translation>
    </message>
    <message id="page.scan.full">
        <source></source>
        <translation>This is the last page that fits. Bring the rest to the counter.</translation>
    </message>
    <message id="page.scan.good">
        <source></source>
        <translation>It is clear. Please look.</translation>
    </message>
    <message id="page.scan.keep">
        <source></source>
        <translation>Keep it</translation>
    </message>
    <message id="page.scan.not_good">
        <source></source>
        <translation>It cannot be read. Please take it again.</translation>
    </message>
    <message id="page.scan.now">
        <source></source>
        <translation>Take it now</translation>
    </message>
    <message id="page.scan.pages">
        <source></source>
        <translation>Page %1</translation>
    </message>
    <message id="page.scan.place.feeder">
        <source></source>
        <translation>Put the sheets in the feeder, or lay one on the glass</translation>
    </message>
    <message id="page.scan.place.glass">
        <source></source>
        <translation>Lay the paper face down on the glass</translation>
    </message>
    <message id="page.scan.place.tray_or_feeder">
        <source></source>
        <translation>Lay the paper in the frame, or put the sheets in the feeder</translation>
    </message>
    <message id="page.scan.retake">
        <source></source>
        <translation>Again</translation>
    </message>
    <message id="page.scan.room">
        <source></source>
        <translation>Page %1, room for %2 more</translation>
    </message>
    <message id="page.scan.taking">
        <source></source>
        <translation>Taking it, hold still</translation>
    </message>
    <message id="page.scan.waiting">
        <source></source>
        <translation>Please lay the paper in the frame</translation>
    </message>
    <message id="page.schedule.closed">
        <source></source>
        <translation>Closed</translation>
    </message>
    <message id="page.schedule.none">
        <source></source>
        <translation>This kiosk has no timetable yet.</translation>
    </message>
    <message id="page.schedule.none.hours">
        <source></source>
        <translation>Hours of this point: %1.</translation>
    </message>
    <message id="page.schedule.print">
        <source></source>
        <translation>Print this</translation>
    </message>
    <message id="page.schedule.title">
        <source></source>
        <translation>When is this point open?</translation>
    </message>
    <message id="page.schedule.title.bus">
        <source></source>
        <translation>Where is the bus, and when?</translation>
    </message>
    <message id="page.services.count">
        <source></source>
        <translation>%1 services</translation>
    </message>
    <message id="page.services.hint">
        <source></source>
        <translation>Choose one, or touch “Type its name”.</translation>
    </message>
    <message id="page.services.none">
        <source></source>
        <translation>Nothing found by this name.</translation>
    </message>
    <message id="page.services.none.do">
        <source></source>
        <translation>Try another name, or press Help.</translation>
    </message>
    <message id="page.services.open_first">
        <source></source>
        <translation>Open the first</translation>
    </message>
    <message id="page.services.prepared">
        <source></source>
        <translation>Prepared at home? Hold the QR code to the camera.</translation>
    </message>
    <message id="page.services.refused.broken">
        <source></source>
        <translation>This QR code could not be read in full. Make a new one, or choose below.</translation>
    </message>
    <message id="page.services.refused.foreign">
        <source></source>
        <translation>This QR code is not a prepared form. Please choose below.</translation>
    </message>
    <message id="page.services.refused.unknown">
        <source></source>
        <translation>What this QR code is for cannot be done here. Please choose below.</translation>
    </message>
    <message id="page.services.search">
        <source></source>
        <translation>Type its name</translation>
    </message>
    <message id="page.services.title">
        <source></source>
        <translation>What do you need to do?</translation>
    </message>
    <message id="page.services.wrong_day">
        <source></source>
        <translation>The date here is %1: it seems wrong.</translation>
    </message>
    <message id="page.services.wrong_day.do">
        <source></source>
        <translation>Please call the number below, or go to the desk.</translation>
    </message>
    <message id="page.services.wrong_day.title">
        <source></source>
        <translation>No service can be offered now</translation>
    </message>
    <message id="page.sign_in.again">
        <source></source>
        <translation>Try again</translation>
    </message>
    <message id="page.sign_in.asking">
        <source></source>
        <translation>Asking for a code.</translation>
    </message>
    <message id="page.sign_in.cut">
        <source></source>
        <translation>There is no network now.</translation>
    </message>
    <message id="page.sign_in.expired">
        <source></source>
        <translation>The time is over.</translation>
    </message>
    <message id="page.sign_in.failed">
        <source></source>
        <translation>The sign-in did not succeed.</translation>
    </message>
    <message id="page.sign_in.how">
        <source></source>
        <translation>Scan the code with your phone and confirm in VNeID.</translation>
    </message>
    <message id="page.sign_in.other">
        <source></source>
        <translation>That is another personal number.</translation>
    </message>
    <message id="page.sign_in.part">
        <source></source>
        <translation>Without the card</translation>
    </message>
    <message id="page.sign_in.qr_spoken">
        <source></source>
        <translation>Code that opens the VNeID sign-in on your phone</translation>
    </message>
    <message id="page.sign_in.title">
        <source></source>
        <translation>Sign in with VNeID</translation>
    </message>
    <message id="page.sign_in.waiting">
        <source></source>
        <translation>Waiting until %1. The next page then opens by itself.</translation>
    </message>
    <message id="page.sign_in.without">
        <source></source>
        <translation>Go on without VNeID</translation>
    </message>
    <message id="page.staff_code.access">
        <source></source>
        <translation>The last six digits of my card</translation>
    </message>
    <message id="page.staff_code.access.hint">
        <source></source>
        <translation>Of the number on your identity card. Then lay the card on the reader.</translation>
    </message>
    <message id="page.staff_code.card">
        <source></source>
        <translation>Lay your card on the reader</translation>
    </message>
    <message id="page.staff_code.enter">
        <source></source>
        <translation>Open</translation>
    </message>
    <message id="page.staff_code.hint">
        <source></source>
        <translation>6 digits. Each entry is written down.</translation>
    </message>
    <message id="page.staff_code.label">
        <source></source>
        <translation>Staff code</translation>
    </message>
    <message id="page.staff_code.locked">
        <source></source>
        <translation>5 wrong codes. Try again in %1 minutes.</translation>
    </message>
    <message id="page.staff_code.own">
        <source></source>
        <translation>My own code</translation>
    </message>
    <message id="page.staff_code.title">
        <source></source>
        <translation>Type the staff code</translation>
    </message>
    <message id="page.staff_code.told.no_card">
        <source></source>
        <translation>No card was seen on the reader.</translation>
    </message>
    <message id="page.staff_code.told.not_genuine">
        <source></source>
        <translation>The chip of this card does not prove that it is genuine.</translation>
    </message>
    <message id="page.staff_code.told.not_read">
        <source></source>
        <translation>The card could not be read. Check the six digits and keep the card still.</translation>
    </message>
    <message id="page.staff_code.told.unknown">
        <source></source>
        <translation>This card is not on the list of this point.</translation>
    </message>
    <message id="page.staff_code.typed">
        <source></source>
        <translation>%1 of %2 digits</translation>
    </message>
    <message id="page.staff_code.wrong">
        <source></source>
        <translation>Wrong code. %1 tries left.</translation>
    </message>
    <message id="page.status.by_card">
        <source></source>
        <translation>Open with the identity card</translation>
    </message>
    <message id="page.status.by_card.short">
        <source></source>
        <translation>Use the card</translation>
    </message>
    <message id="page.status.collect">
        <source></source>
        <translation>At the counter: bring the filing slip and your card.</translation>
    </message>
    <message id="page.status.collect.note">
        <source></source>
        <translation>By post, if you chose that: it comes to your home.</translation>
    </message>
    <message id="page.status.due">
        <source></source>
        <translation>Please supply it by %1</translation>
    </message>
    <message id="page.status.elsewhere">
        <source></source>
        <translation>Please supply this at the desk.</translation>
    </message>
    <message id="page.status.fee">
        <source></source>
        <translation>There is still %1 to pay for this.</translation>
    </message>
    <message id="page.status.header">
        <source></source>
        <translation>Where are my papers?</translation>
    </message>
    <message id="page.status.heard">
        <source></source>
        <translation>The portal answered at %1</translation>
    </message>
    <message id="page.status.locked">
        <source></source>
        <translation>The officer has left a message about these papers.</translation>
    </message>
    <message id="page.status.locked.how">
        <source></source>
        <translation>To read it: show the slip’s square code to the camera, or open it with the identity card.</translation>
    </message>
    <message id="page.status.only_here">
        <source></source>
        <translation>As far as this kiosk knows</translation>
    </message>
    <message id="page.status.paper">
        <source></source>
        <translation>The paper can be read right here.</translation>
    </message>
    <message id="page.status.paper.how">
        <source></source>
        <translation>To read the paper: show the slip’s square code to the camera, or open it with the identity card.</translation>
    </message>
    <message id="page.status.paper.view">
        <source></source>
        <translation>Read it</translation>
    </message>
    <message id="page.status.remark">
        <source></source>
        <translation>The officer says</translation>
    </message>
    <message id="page.status.supplement">
        <source></source>
        <translation>Fix it now</translation>
    </message>
    <message id="page.status_code.asking">
        <source></source>
        <translation>Asking the portal…</translation>
    </message>
    <message id="page.status_code.go">
        <source></source>
        <translation>See it</translation>
    </message>
    <message id="page.status_code.hint">
        <source></source>
        <translation>Or show the slip’s square to the camera.</translation>
    </message>
    <message id="page.status_code.label">
        <source></source>
        <translation>Code</translation>
    </message>
    <message id="page.status_code.lost">
        <source></source>
        <translation>Lost the slip? Press “%1”.</translation>
    </message>
    <message id="page.status_code.title">
        <source></source>
        <translation>Type the code of your slip</translation>
    </message>
    <message id="page.submitting.saved">
        <source></source>
        <translation>Your papers are safely saved</translation>
    </message>
    <message id="page.submitting.sealing">
        <source></source>
        <translation>Saving your papers</translation>
    </message>
    <message id="page.submitting.sending">
        <source></source>
        <translation>The kiosk is trying to send them now.</translation>
    </message>
    <message id="page.submitting.wait">
        <source></source>
        <translation>One moment, please.</translation>
    </message>
    <message id="page.survey.face.1">
        <source></source>
        <translation>Very bad</translation>
    </message>
    <message id="page.survey.face.2">
        <source></source>
        <translation>Not good</translation>
    </message>
    <message id="page.survey.face.3">
        <source></source>
        <translation>All right</translation>
    </message>
    <message id="page.survey.face.4">
        <source></source>
        <translation>Good</translation>
    </message>
    <message id="page.survey.face.5">
        <source></source>
        <translation>Very good</translation>
    </message>
    <message id="page.survey.header">
        <source></source>
        <translation>Your opinion before you go</translation>
    </message>
    <message id="page.survey.hint">
        <source></source>
        <translation>No name. You need not answer. It changes nothing for your papers.</translation>
    </message>
    <message id="page.survey.missing">
        <source></source>
        <translation>Please choose one of the five faces.</translation>
    </message>
    <message id="page.survey.person">
        <source></source>
        <translation>Something to say now? Press A person in the corner below.</translation>
    </message>
    <message id="page.survey.reason">
        <source></source>
        <translation>What was it about? (if you like)</translation>
    </message>
    <message id="page.survey.reason.clarity">
        <source></source>
        <translation>Guidance</translation>
    </message>
    <message id="page.survey.reason.machine">
        <source></source>
        <translation>Machine</translation>
    </message>
    <message id="page.survey.reason.other">
        <source></source>
        <translation>Other</translation>
    </message>
    <message id="page.survey.reason.short">
        <source></source>
        <translation>What about?</translation>
    </message>
    <message id="page.survey.reason.staff">
        <source></source>
        <translation>Staff</translation>
    </message>
    <message id="page.survey.reason.waiting">
        <source></source>
        <translation>Waiting</translation>
    </message>
    <message id="page.survey.send">
        <source></source>
        <translation>Give my answer</translation>
    </message>
    <message id="page.survey.skip">
        <source></source>
        <translation>Skip</translation>
    </message>
    <message id="page.survey.title">
        <source></source>
        <translation>How was the machine today?</translation>
    </message>
    <message id="page.wifi.hint">
        <source></source>
        <translation>Open your phone’s camera and point it here.</translation>
    </message>
    <message id="page.wifi.name">
        <source></source>
        <translation>Network</translation>
    </message>
    <message id="page.wifi.password">
        <source></source>
        <translation>Password</translation>
    </message>
    <message id="page.wifi.print">
        <source></source>
        <translation>Print name and password</translation>
    </message>
    <message id="page.wifi.qr_spoken">
        <source></source>
        <translation>A code for your phone to join the Wi-Fi</translation>
    </message>
    <message id="page.wifi.title">
        <source></source>
        <translation>Scan to join the Wi-Fi</translation>
    </message>
    <message id="paper.carried">
        <source></source>
        <translation>Said to be sent by telephone at %1. It is received only if the phone said so. The machine sends it too.</translation>
    </message>
    <message id="paper.fee">
        <source></source>
        <translation>Fee</translation>
    </message>
    <message id="paper.fee.free">
        <source></source>
        <translation>0 ₫, free of charge</translation>
    </message>
    <message id="paper.fee.later">
        <source></source>
        <translation>%1 ₫, pay later</translation>
    </message>
    <message id="paper.fee.paid">
        <source></source>
        <translation>%1 ₫, received</translation>
    </message>
    <message id="paper.fee.part">
        <source></source>
        <translation>%1 ₫ received, %2 ₫ left</translation>
    </message>
    <message id="paper.fee.unverified">
        <source></source>
        <translation>not yet verified</translation>
    </message>
    <message id="paper.fee.waiting">
        <source></source>
        <translation>%1 ₫, awaiting transfer</translation>
    </message>
    <message id="paper.holder">
        <source></source>
        <translation>Filed by</translation>
    </message>
    <message id="paper.hotline">
        <source></source>
        <translation>Hotline %1</translation>
    </message>
    <message id="paper.next.received">
        <source></source>
        <translation>An officer will check it.</translation>
    </message>
    <message id="paper.next.waiting">
        <source></source>
        <translation>Sent by itself. No need to file again.</translation>
    </message>
    <message id="paper.not_official">
        <source></source>
        <translation>The kiosk’s own record, not yet an official receipt.</translation>
    </message>
    <message id="paper.official_code">
        <source></source>
        <translation>Official number</translation>
    </message>
    <message id="paper.papers">
        <source></source>
        <translation>Papers</translation>
    </message>
    <message id="paper.papers.pages">
        <source></source>
        <translation>pages: %1</translation>
    </message>
    <message id="paper.payment.amount">
        <source></source>
        <translation>Amount</translation>
    </message>
    <message id="paper.payment.back">
        <source></source>
        <translation>Will be returned</translation>
    </message>
    <message id="paper.payment.heard">
        <source></source>
        <translation>Heard here at</translation>
    </message>
    <message id="paper.payment.left">
        <source></source>
        <translation>Still to pay</translation>
    </message>
    <message id="paper.payment.proof">
        <source></source>
        <translation>The bank has told of it. A notice, not the official receipt.</translation>
    </message>
    <message id="paper.payment.state">
        <source></source>
        <translation>PAYMENT RECEIVED</translation>
    </message>
    <message id="paper.payment.state.part">
        <source></source>
        <translation>PART RECEIVED</translation>
    </message>
    <message id="paper.payment.title">
        <source></source>
        <translation>PAYMENT SLIP</translation>
    </message>
    <message id="paper.payment_reference">
        <source></source>
        <translation>Transfer message</translation>
    </message>
    <message id="paper.received">
        <source></source>
        <translation>Received at</translation>
    </message>
    <message id="paper.reprint">
        <source></source>
        <translation>Printed again</translation>
    </message>
    <message id="paper.saved">
        <source></source>
        <translation>Saved at</translation>
    </message>
    <message id="paper.scan">
        <source></source>
        <translation>Keep it. Scan to see more.</translation>
    </message>
    <message id="paper.state.received">
        <source></source>
        <translation>PORTAL HAS IT</translation>
    </message>
    <message id="paper.state.waiting">
        <source></source>
        <translation>SAVED, TO BE SENT</translation>
    </message>
    <message id="paper.supplements">
        <source></source>
        <translation>Completes %1</translation>
    </message>
    <message id="paper.test.check">
        <source></source>
        <translation>Every line and mark whole, the code scans: the printer is well.</translation>
    </message>
    <message id="paper.test.state">
        <source></source>
        <translation>TEST SLIP</translation>
    </message>
    <message id="paper.test.title">
        <source></source>
        <translation>TEST SLIP</translation>
    </message>
    <message id="paper.title">
        <source></source>
        <translation>FILING SLIP</translation>
    </message>
    <message id="paper.void">
        <source></source>
        <translation>SPOILT SLIP, DO NOT USE</translation>
    </message>
    <message id="practice.band">
        <source></source>
        <translation>PRACTICE, NOT VALID</translation>
    </message>
    <message id="refusal.duplicate">
        <source></source>
        <translation>The same was filed before</translation>
    </message>
    <message id="refusal.not_competent">
        <source></source>
        <translation>This office cannot decide it</translation>
    </message>
    <message id="refusal.not_eligible">
        <source></source>
        <translation>The conditions are not met</translation>
    </message>
    <message id="refusal.not_supplemented">
        <source></source>
        <translation>Not completed in time</translation>
    </message>
    <message id="refusal.other">
        <source></source>
        <translation>Another reason</translation>
    </message>
    <message id="refusal.withdrawn">
        <source></source>
        <translation>Withdrawn by who filed it</translation>
    </message>
    <message id="review.from_card">
        <source></source>
        <translation>from the card</translation>
    </message>
    <message id="review.holder">
        <source></source>
        <translation>Filed by</translation>
    </message>
    <message id="review.no_paper">
        <source></source>
        <translation>not scanned</translation>
    </message>
    <message id="review.old_ward">
        <source></source>
        <translation>Old name: %1</translation>
    </message>
    <message id="review.pages">
        <source></source>
        <translation>pages: %1</translation>
    </message>
    <message id="review.paper">
        <source></source>
        <translation>Scanned</translation>
    </message>
    <message id="review.person">
        <source></source>
        <translation>%1 %2</translation>
    </message>
    <message id="saved.at">
        <source></source>
        <translation>Saved here at %1</translation>
    </message>
    <message id="saved.draft">
        <source></source>
        <translation>Draft, not filed</translation>
    </message>
    <message id="schedule.bus">
        <source></source>
        <translation>Bus timetable</translation>
    </message>
    <message id="schedule.changed">
        <source></source>
        <translation>Not as usual</translation>
    </message>
    <message id="schedule.closed">
        <source></source>
        <translation>closed</translation>
    </message>
    <message id="schedule.days">
        <source></source>
        <translation>The next two weeks</translation>
    </message>
    <message id="schedule.line.day">
        <source></source>
        <translation>%1 %2: %3</translation>
    </message>
    <message id="schedule.line.run">
        <source></source>
        <translation>%1 %2 to %3 %4: %5</translation>
    </message>
    <message id="schedule.next">
        <source></source>
        <translation>Next stop: %1 %2, %3</translation>
    </message>
    <message id="schedule.point">
        <source></source>
        <translation>Opening hours</translation>
    </message>
    <message id="schedule.staff">
        <source></source>
        <translation>Staffed: %1</translation>
    </message>
    <message id="schedule.updated">
        <source></source>
        <translation>Timetable of %1</translation>
    </message>
    <message id="scope.all_here">
        <source></source>
        <translation>All here</translation>
    </message>
    <message id="scope.all_here.short">
        <source></source>
        <translation>All here</translation>
    </message>
    <message id="scope.appointment">
        <source></source>
        <translation>Book, then go in person</translation>
    </message>
    <message id="scope.appointment.short">
        <source></source>
        <translation>Book first</translation>
    </message>
    <message id="scope.guide">
        <source></source>
        <translation>Guide only</translation>
    </message>
    <message id="scope.guide.short">
        <source></source>
        <translation>Guide only</translation>
    </message>
    <message id="scope.prepare">
        <source></source>
        <translation>Prepare here, file at the desk</translation>
    </message>
    <message id="scope.prepare.short">
        <source></source>
        <translation>File at the desk</translation>
    </message>
    <message id="scope.ticket">
        <source></source>
        <translation>Take a ticket, at a desk</translation>
    </message>
    <message id="scope.ticket.short">
        <source></source>
        <translation>Take a ticket</translation>
    </message>
    <message id="settings.colours">
        <source></source>
        <translation>Colours</translation>
    </message>
    <message id="settings.done">
        <source></source>
        <translation>Done</translation>
    </message>
    <message id="settings.letters">
        <source></source>
        <translation>Letter size</translation>
    </message>
    <message id="settings.low.note">
        <source></source>
        <translation>Lower the buttons</translation>
    </message>
    <message id="settings.scale_spoken">
        <source></source>
        <translation>Letter size %1 percent</translation>
    </message>
    <message id="settings.theme_bw">
        <source></source>
        <translation>Black on white</translation>
    </message>
    <message id="settings.theme_hc">
        <source></source>
        <translation>White on black</translation>
    </message>
    <message id="settings.theme_light">
        <source></source>
        <translation>Paper, black letters</translation>
    </message>
    <message id="settings.title">
        <source></source>
        <translation>Letters and colours</translation>
    </message>
    <message id="site.hours">
        <source></source>
        <translation>%1 · open %2</translation>
    </message>
    <message id="speech.failed">
        <source></source>
        <translation>The voice has stopped. Please read the screen, or press Help.</translation>
    </message>
    <message id="speech.kept_back">
        <source></source>
        <translation>Whatever is yours alone is not read over the loudspeaker. Please see it on the screen.</translation>
    </message>
    <message id="speech.no_sound">
        <source></source>
        <translation>No sound comes out. Please read the screen, or press Help.</translation>
    </message>
    <message id="speech.not_here">
        <source></source>
        <translation>This kiosk cannot read aloud yet. Please press Help.</translation>
    </message>
    <message id="speech.reading">
        <source></source>
        <translation>Reading this page. Touch the screen to stop.</translation>
    </message>
    <message id="speech.too_slow">
        <source></source>
        <translation>The voice took too long and was stopped. Please try again, or press Help.</translation>
    </message>
    <message id="spoken.chosen">
        <source></source>
        <translation>%1. Chosen</translation>
    </message>
    <message id="spoken.timeline_done">
        <source></source>
        <translation>Done</translation>
    </message>
    <message id="spoken.timeline_future">
        <source></source>
        <translation>Still to come</translation>
    </message>
    <message id="spoken.timeline_now">
        <source></source>
        <translation>Now</translation>
    </message>
    <message id="staff.act.close">
        <source></source>
        <translation>Stop the service</translation>
    </message>
    <message id="staff.act.close.short">
        <source></source>
        <translation>Stop</translation>
    </message>
    <message id="staff.act.faults">
        <source></source>
        <translation>Last faults</translation>
    </message>
    <message id="staff.act.help">
        <source></source>
        <translation>Help a citizen</translation>
    </message>
    <message id="staff.act.leave">
        <source></source>
        <translation>Lock, and give the machine back</translation>
    </message>
    <message id="staff.act.leave.short">
        <source></source>
        <translation>Lock</translation>
    </message>
    <message id="staff.act.new_roll">
        <source></source>
        <translation>New roll</translation>
    </message>
    <message id="staff.act.open">
        <source></source>
        <translation>Resume the service</translation>
    </message>
    <message id="staff.act.open.short">
        <source></source>
        <translation>Resume</translation>
    </message>
    <message id="staff.act.test">
        <source></source>
        <translation>Test slip</translation>
    </message>
    <message id="staff.act.test_pages">
        <source></source>
        <translation>Test A4 page</translation>
    </message>
    <message id="staff.act.try_again">
        <source></source>
        <translation>Send again</translation>
    </message>
    <message id="staff.camera.out">
        <source></source>
        <translation>No answer</translation>
    </message>
    <message id="staff.clock.good">
        <source></source>
        <translation>%1, confirmed</translation>
    </message>
    <message id="staff.clock.untrusted">
        <source></source>
        <translation>%1, not confirmed</translation>
    </message>
    <message id="staff.closing.hint">
        <source></source>
        <translation>Citizens read this reason on the screen. What is saved is still being sent.</translation>
    </message>
    <message id="staff.closing.title">
        <source></source>
        <translation>Why does it stop?</translation>
    </message>
    <message id="staff.disk.free">
        <source></source>
        <translation>%1% free</translation>
    </message>
    <message id="staff.disk.low">
        <source></source>
        <translation>Nearly full, %1% free</translation>
    </message>
    <message id="staff.doing">
        <source></source>
        <translation>Working…</translation>
    </message>
    <message id="staff.faults.none">
        <source></source>
        <translation>No faults lately.</translation>
    </message>
    <message id="staff.faults.title">
        <source></source>
        <translation>Last faults</translation>
    </message>
    <message id="staff.header">
        <source></source>
        <translation>Staff · %1</translation>
    </message>
    <message id="staff.line.down">
        <source></source>
        <translation>No network</translation>
    </message>
    <message id="staff.line.heard">
        <source></source>
        <translation>last heard %1</translation>
    </message>
    <message id="staff.line.up">
        <source></source>
        <translation>Connected</translation>
    </message>
    <message id="staff.pages.cover_open">
        <source></source>
        <translation>The cover is open</translation>
    </message>
    <message id="staff.pages.gone">
        <source></source>
        <translation>No answer</translation>
    </message>
    <message id="staff.pages.jam">
        <source></source>
        <translation>Jam or toner</translation>
    </message>
    <message id="staff.pages.low">
        <source></source>
        <translation>Paper or toner is low</translation>
    </message>
    <message id="staff.pages.offline">
        <source></source>
        <translation>Paused</translation>
    </message>
    <message id="staff.pages.paper_out">
        <source></source>
        <translation>Out of paper</translation>
    </message>
    <message id="staff.pages.today">
        <source></source>
        <translation>%1 prints today</translation>
    </message>
    <message id="staff.part.camera">
        <source></source>
        <translation>Scanner</translation>
    </message>
    <message id="staff.part.line">
        <source></source>
        <translation>Network</translation>
    </message>
    <message id="staff.part.pages">
        <source></source>
        <translation>A4 printer</translation>
    </message>
    <message id="staff.part.printer">
        <source></source>
        <translation>Slip printer</translation>
    </message>
    <message id="staff.part.queue">
        <source></source>
        <translation>To be sent</translation>
    </message>
    <message id="staff.part.reader">
        <source></source>
        <translation>Card reader</translation>
    </message>
    <message id="staff.part.store">
        <source></source>
        <translation>Store, clock</translation>
    </message>
    <message id="staff.printer.cover_open">
        <source></source>
        <translation>The cover is open</translation>
    </message>
    <message id="staff.printer.gone">
        <source></source>
        <translation>No answer</translation>
    </message>
    <message id="staff.printer.jam">
        <source></source>
        <translation>Paper jam</translation>
    </message>
    <message id="staff.printer.left">
        <source></source>
        <translation>about %1 slips left</translation>
    </message>
    <message id="staff.printer.low">
        <source></source>
        <translation>Paper is low</translation>
    </message>
    <message id="staff.printer.offline">
        <source></source>
        <translation>Takes no jobs</translation>
    </message>
    <message id="staff.printer.paper_out">
        <source></source>
        <translation>Out of paper</translation>
    </message>
    <message id="staff.queue.empty">
        <source></source>
        <translation>All sent</translation>
    </message>
    <message id="staff.queue.oldest">
        <source></source>
        <translation>since %1</translation>
    </message>
    <message id="staff.queue.parked">
        <source></source>
        <translation>%1 to look at</translation>
    </message>
    <message id="staff.queue.receipt">
        <source></source>
        <translation>receipt at %1</translation>
    </message>
    <message id="staff.queue.waiting">
        <source></source>
        <translation>%1 waiting</translation>
    </message>
    <message id="staff.reader.out">
        <source></source>
        <translation>No answer</translation>
    </message>
    <message id="staff.ready">
        <source></source>
        <translation>Ready</translation>
    </message>
    <message id="staff.role.attendant">
        <source></source>
        <translation>Attendant</translation>
    </message>
    <message id="staff.role.collaborator">
        <source></source>
        <translation>Collaborator</translation>
    </message>
    <message id="staff.role.official">
        <source></source>
        <translation>Official</translation>
    </message>
    <message id="staff.role.technician">
        <source></source>
        <translation>Technician</translation>
    </message>
    <message id="staff.told.closed">
        <source></source>
        <translation>The service is stopped. Whoever is in the middle may finish.</translation>
    </message>
    <message id="staff.told.failed">
        <source></source>
        <translation>It did not work. Please try again.</translation>
    </message>
    <message id="staff.told.new_roll">
        <source></source>
        <translation>The new roll is counted from now on.</translation>
    </message>
    <message id="staff.told.nothing_parked">
        <source></source>
        <translation>There is nothing to send again.</translation>
    </message>
    <message id="staff.told.opened">
        <source></source>
        <translation>This post serves again.</translation>
    </message>
    <message id="staff.told.printed">
        <source></source>
        <translation>Test slip printed. Look at the marks and the code.</translation>
    </message>
    <message id="staff.told.printed_pages">
        <source></source>
        <translation>Test page printed. Look at its four sides and the code.</translation>
    </message>
    <message id="staff.told.tried">
        <source></source>
        <translation>Being sent again.</translation>
    </message>
    <message id="staff.verdict.camera">
        <source></source>
        <translation>The scanner does not answer</translation>
    </message>
    <message id="staff.verdict.clock">
        <source></source>
        <translation>The clock is not confirmed</translation>
    </message>
    <message id="staff.verdict.closed">
        <source></source>
        <translation>The service is stopped</translation>
    </message>
    <message id="staff.verdict.disk">
        <source></source>
        <translation>The sealed store is nearly full</translation>
    </message>
    <message id="staff.verdict.good">
        <source></source>
        <translation>All is well</translation>
    </message>
    <message id="staff.verdict.line">
        <source></source>
        <translation>No network; papers are still taken</translation>
    </message>
    <message id="staff.verdict.looking">
        <source></source>
        <translation>Looking…</translation>
    </message>
    <message id="staff.verdict.more">
        <source></source>
        <translation>and %1 more to look after</translation>
    </message>
    <message id="staff.verdict.near_end">
        <source></source>
        <translation>The roll needs changing soon</translation>
    </message>
    <message id="staff.verdict.pages">
        <source></source>
        <translation>The A4 printer does not print</translation>
    </message>
    <message id="staff.verdict.pages_low">
        <source></source>
        <translation>The A4 printer is low on paper or toner</translation>
    </message>
    <message id="staff.verdict.paper">
        <source></source>
        <translation>The paper needs changing</translation>
    </message>
    <message id="staff.verdict.parked">
        <source></source>
        <translation>Some papers must be sent again</translation>
    </message>
    <message id="staff.verdict.printer">
        <source></source>
        <translation>The slip printer does not print</translation>
    </message>
    <message id="staff.verdict.reader">
        <source></source>
        <translation>The card reader does not answer</translation>
    </message>
    <message id="staff.version.app">
        <source></source>
        <translation>App %1</translation>
    </message>
    <message id="staff.version.content">
        <source></source>
        <translation>content %1</translation>
    </message>
    <message id="staff.version.own">
        <source></source>
        <translation>content of the image</translation>
    </message>
    <message id="staff.version.units">
        <source></source>
        <translation>wards %1</translation>
    </message>
    <message id="status.state.accepted">
        <source></source>
        <translation>Officially accepted</translation>
    </message>
    <message id="status.state.done">
        <source></source>
        <translation>The result is ready</translation>
    </message>
    <message id="status.state.forwarded">
        <source></source>
        <translation>Passed on to the office</translation>
    </message>
    <message id="status.state.held">
        <source></source>
        <translation>Kept here, a technician is looking</translation>
    </message>
    <message id="status.state.processing">
        <source></source>
        <translation>An officer is working on it</translation>
    </message>
    <message id="status.state.received">
        <source></source>
        <translation>The portal has your papers</translation>
    </message>
    <message id="status.state.refused">
        <source></source>
        <translation>It was refused</translation>
    </message>
    <message id="status.state.saved">
        <source></source>
        <translation>Saved, waiting to be sent</translation>
    </message>
    <message id="status.state.set_aside">
        <source></source>
        <translation>Supplement not joined to its application yet</translation>
    </message>
    <message id="status.state.supplement">
        <source></source>
        <translation>Something is still needed</translation>
    </message>
    <message id="status.state.waiting">
        <source></source>
        <translation>Waiting to be sent</translation>
    </message>
    <message id="status.step.checking">
        <source></source>
        <translation>An officer checks it</translation>
    </message>
    <message id="status.step.checking.note">
        <source></source>
        <translation>Nothing to do for now</translation>
    </message>
    <message id="status.step.checking.supplement.note">
        <source></source>
        <translation>Waiting for you</translation>
    </message>
    <message id="status.step.decided">
        <source></source>
        <translation>Decided</translation>
    </message>
    <message id="status.step.decided.note">
        <source></source>
        <translation>The result is being prepared</translation>
    </message>
    <message id="status.step.decided.refused.note">
        <source></source>
        <translation>Please ask an officer</translation>
    </message>
    <message id="status.step.fee.note">
        <source></source>
        <translation>Waiting for your payment</translation>
    </message>
    <message id="status.step.received">
        <source></source>
        <translation>The portal has it</translation>
    </message>
    <message id="status.step.received.note">
        <source></source>
        <translation>Waiting for an officer</translation>
    </message>
    <message id="status.step.received.set_aside.note">
        <source></source>
        <translation>The request is no longer open; an officer has to look</translation>
    </message>
    <message id="status.step.returned">
        <source></source>
        <translation>The result</translation>
    </message>
    <message id="status.step.returned.note">
        <source></source>
        <translation>Comes the way you chose</translation>
    </message>
    <message id="status.step.saved">
        <source></source>
        <translation>Saved in the kiosk</translation>
    </message>
    <message id="status.step.saved.held.note">
        <source></source>
        <translation>It lies safely in the kiosk</translation>
    </message>
    <message id="status.step.saved.note">
        <source></source>
        <translation>Sent as soon as there is a network</translation>
    </message>
    <message id="technician.card.absent">
        <source></source>
        <translation>No card in the field.</translation>
    </message>
    <message id="technician.card.garbled">
        <source></source>
        <translation>Data of the chip does not parse.</translation>
    </message>
    <message id="technician.card.key_more">
        <source></source>
        <translation>Earlier chip: opens by BAC only</translation>
    </message>
    <message id="technician.card.key_refused">
        <source></source>
        <translation>BAC or PACE refused the key.</translation>
    </message>
    <message id="technician.card.locked">
        <source></source>
        <translation>Too many refused keys; the chip delays.</translation>
    </message>
    <message id="technician.card.mute">
        <source></source>
        <translation>No answer to reset.</translation>
    </message>
    <message id="technician.card.no_reader">
        <source></source>
        <translation>No card reader found: check the cable and pcscd.</translation>
    </message>
    <message id="technician.card.not_genuine">
        <source></source>
        <translation>Passive or active authentication failed.</translation>
    </message>
    <message id="technician.card.not_id">
        <source></source>
        <translation>The card has no eMRTD application.</translation>
    </message>
    <message id="technician.card.opens_nothing">
        <source></source>
        <translation>A word was to be opened: no reader, a shut chip, or one that gave no proven number.</translation>
    </message>
    <message id="technician.card.other_person">
        <source></source>
        <translation>Chip number differs from the number typed.</translation>
    </message>
    <message id="technician.card.removed">
        <source></source>
        <translation>Card left the field during reading.</translation>
    </message>
    <message id="technician.card.timeout">
        <source></source>
        <translation>Reading timed out.</translation>
    </message>
    <message id="technician.card.trust_folder">
        <source></source>
        <translation>A file in the card reader's folder of trust is of no use: drivers card trust FOLDER says which one and why. The other files count all the same.</translation>
    </message>
    <message id="technician.card.two_cards">
        <source></source>
        <translation>Two cards at once, or a SAM that stays in a reader: name the reader to use in the configuration.</translation>
    </message>
    <message id="technician.code.not_a_card">
        <source></source>
        <translation>QR payload is not a card’s.</translation>
    </message>
    <message id="technician.content.missing">
        <source></source>
        <translation>Catalogue missing or not verified.</translation>
    </message>
    <message id="technician.device.cancelled">
        <source></source>
        <translation>The request was cancelled.</translation>
    </message>
    <message id="technician.device.gone">
        <source></source>
        <translation>The device service does not answer: check kiosk-devices.</translation>
    </message>
    <message id="technician.line.cut">
        <source></source>
        <translation>No line to the portal.</translation>
    </message>
    <message id="technician.line.nonsense">
        <source></source>
        <translation>Reply does not parse or verify.</translation>
    </message>
    <message id="technician.page.not_found">
        <source></source>
        <translation>No page outline found.</translation>
    </message>
    <message id="technician.page.refused">
        <source></source>
        <translation>Filing refused the page.</translation>
    </message>
    <message id="technician.page.unreadable">
        <source></source>
        <translation>Page judged unreadable.</translation>
    </message>
    <message id="technician.pages.busy">
        <source></source>
        <translation>A4 printer busy.</translation>
    </message>
    <message id="technician.pages.cover_open">
        <source></source>
        <translation>A4 printer open.</translation>
    </message>
    <message id="technician.pages.gone">
        <source></source>
        <translation>A4 printer does not answer: check power, cable and its address.</translation>
    </message>
    <message id="technician.pages.jam">
        <source></source>
        <translation>A4 printer: paper jam, or out of toner.</translation>
    </message>
    <message id="technician.pages.not_made">
        <source></source>
        <translation>The A4 page could not be laid out: kiosk_app/paper and typst.</translation>
    </message>
    <message id="technician.pages.offline">
        <source></source>
        <translation>A4 printer paused or offline: look at its panel.</translation>
    </message>
    <message id="technician.pages.paper_out">
        <source></source>
        <translation>A4 printer out of paper.</translation>
    </message>
    <message id="technician.pages.unconfirmed">
        <source></source>
        <translation>The A4 printer did not confirm the job.</translation>
    </message>
    <message id="technician.printer.busy">
        <source></source>
        <translation>Printer busy.</translation>
    </message>
    <message id="technician.printer.cover_open">
        <source></source>
        <translation>Printer cover open.</translation>
    </message>
    <message id="technician.printer.gone">
        <source></source>
        <translation>Printer not found: check cable and power.</translation>
    </message>
    <message id="technician.printer.jam">
        <source></source>
        <translation>Paper jam or cutter error.</translation>
    </message>
    <message id="technician.printer.offline">
        <source></source>
        <translation>Printer offline, no reason given: look at its online button and its menu.</translation>
    </message>
    <message id="technician.printer.paper_out">
        <source></source>
        <translation>Paper out: load an 80 mm roll.</translation>
    </message>
    <message id="technician.printer.unconfirmed">
        <source></source>
        <translation>The printer did not confirm the job.</translation>
    </message>
    <message id="technician.scanner.broken">
        <source></source>
        <translation>Scanner reports an error of its own, or sent a broken page twice.</translation>
    </message>
    <message id="technician.scanner.busy">
        <source></source>
        <translation>Scanner in use by another process.</translation>
    </message>
    <message id="technician.scanner.cover_open">
        <source></source>
        <translation>Scanner cover open.</translation>
    </message>
    <message id="technician.scanner.denied">
        <source></source>
        <translation>Permission denied on the scanner.</translation>
    </message>
    <message id="technician.scanner.empty">
        <source></source>
        <translation>Feeder empty.</translation>
    </message>
    <message id="technician.scanner.gone">
        <source></source>
        <translation>No camera or scanner found.</translation>
    </message>
    <message id="technician.scanner.half_page">
        <source></source>
        <translation>Scan ended in mid page: check cable, power, feeder.</translation>
    </message>
    <message id="technician.scanner.jam">
        <source></source>
        <translation>Scanner jam.</translation>
    </message>
    <message id="technician.scanner.timeout">
        <source></source>
        <translation>Scanner timed out.</translation>
    </message>
    <message id="technician.service.day_over">
        <source></source>
        <translation>Closed by staff at the end of the day. Open again in the staff panel.</translation>
    </message>
    <message id="technician.service.locked">
        <source></source>
        <translation>Locked by a signed order of the office.</translation>
    </message>
    <message id="technician.service.no_paper">
        <source></source>
        <translation>Stopped by staff: waiting for paper. Put a roll in, then resume service in the staff panel.</translation>
    </message>
    <message id="technician.service.pause">
        <source></source>
        <translation>Stopped by staff: pause. Resume service in the staff panel.</translation>
    </message>
    <message id="technician.service.practice_devices">
        <source></source>
        <translation>The device process is of a practice system and this kiosk is not, or the other way round.</translation>
    </message>
    <message id="technician.service.repair">
        <source></source>
        <translation>Stopped by staff: repair. Resume service in the staff panel.</translation>
    </message>
    <message id="technician.service.withdrawn">
        <source></source>
        <translation>Revoked or wiped by a signed order: enrol the device anew.</translation>
    </message>
    <message id="technician.status.unknown_code">
        <source></source>
        <translation>Neither portal nor kiosk knows the code.</translation>
    </message>
    <message id="technician.store.damaged">
        <source></source>
        <translation>outbox.db is damaged: make its rows again (technician.md).</translation>
    </message>
    <message id="technician.store.disk_low">
        <source></source>
        <translation>Disk nearly full: filing is stopped.</translation>
    </message>
    <message id="technician.store.failed">
        <source></source>
        <translation>Transaction or fsync failed.</translation>
    </message>
    <message id="technician.store.keys_missing">
        <source></source>
        <translation>No verified recipient keys.</translation>
    </message>
    <message id="technician.store.sealing_failed">
        <source></source>
        <translation>Sealing failed.</translation>
    </message>
    <message id="tile.announcements">
        <source></source>
        <translation>Notices</translation>
    </message>
    <message id="tile.announcements.example">
        <source></source>
        <translation>City news</translation>
    </message>
    <message id="tile.announcements.short">
        <source></source>
        <translation>News</translation>
    </message>
    <message id="tile.apply">
        <source></source>
        <translation>Apply for papers</translation>
    </message>
    <message id="tile.apply.example">
        <source></source>
        <translation>Birth, residence, allowances…</translation>
    </message>
    <message id="tile.apply.short">
        <source></source>
        <translation>Apply for papers</translation>
    </message>
    <message id="tile.ask">
        <source></source>
        <translation>Ask the assistant</translation>
    </message>
    <message id="tile.ask.example">
        <source></source>
        <translation>Ask about papers and rules</translation>
    </message>
    <message id="tile.ask.short">
        <source></source>
        <translation>Ask</translation>
    </message>
    <message id="tile.assistant">
        <source></source>
        <translation>Ask the assistant</translation>
    </message>
    <message id="tile.assistant.example">
        <source></source>
        <translation>In your own words</translation>
    </message>
    <message id="tile.assistant.short">
        <source></source>
        <translation>Ask</translation>
    </message>
    <message id="tile.booking">
        <source></source>
        <translation>Book a time</translation>
    </message>
    <message id="tile.booking.example">
        <source></source>
        <translation>At a set time</translation>
    </message>
    <message id="tile.booking.short">
        <source></source>
        <translation>Book</translation>
    </message>
    <message id="tile.bus_schedule">
        <source></source>
        <translation>Bus timetable</translation>
    </message>
    <message id="tile.bus_schedule.example">
        <source></source>
        <translation>Where and when</translation>
    </message>
    <message id="tile.bus_schedule.short">
        <source></source>
        <translation>Bus stops</translation>
    </message>
    <message id="tile.library">
        <source></source>
        <translation>Guides</translation>
    </message>
    <message id="tile.library.example">
        <source></source>
        <translation>Read and print</translation>
    </message>
    <message id="tile.library.short">
        <source></source>
        <translation>Guides</translation>
    </message>
    <message id="tile.other">
        <source></source>
        <translation>Other things</translation>
    </message>
    <message id="tile.other.example">
        <source></source>
        <translation>Wi-Fi, guidance, notices, hours…</translation>
    </message>
    <message id="tile.other.short">
        <source></source>
        <translation>Other</translation>
    </message>
    <message id="tile.pay">
        <source></source>
        <translation>Pay a fee</translation>
    </message>
    <message id="tile.pay.example">
        <source></source>
        <translation>Pay with your bank’s QR</translation>
    </message>
    <message id="tile.pay.short">
        <source></source>
        <translation>Pay a fee</translation>
    </message>
    <message id="tile.practice">
        <source></source>
        <translation>Practise first</translation>
    </message>
    <message id="tile.practice.example">
        <source></source>
        <translation>A trial run. Nothing is sent</translation>
    </message>
    <message id="tile.practice.short">
        <source></source>
        <translation>Practise</translation>
    </message>
    <message id="tile.results">
        <source></source>
        <translation>My results</translation>
    </message>
    <message id="tile.results.example">
        <source></source>
        <translation>Is it ready?</translation>
    </message>
    <message id="tile.results.short">
        <source></source>
        <translation>Results</translation>
    </message>
    <message id="tile.scan">
        <source></source>
        <translation>Scan, keep papers</translation>
    </message>
    <message id="tile.scan.example">
        <source></source>
        <translation>Scan, then print or keep</translation>
    </message>
    <message id="tile.scan.short">
        <source></source>
        <translation>Scan papers</translation>
    </message>
    <message id="tile.schedule">
        <source></source>
        <translation>Opening hours</translation>
    </message>
    <message id="tile.schedule.example">
        <source></source>
        <translation>Next two weeks</translation>
    </message>
    <message id="tile.schedule.short">
        <source></source>
        <translation>Hours</translation>
    </message>
    <message id="tile.status">
        <source></source>
        <translation>Where are my papers?</translation>
    </message>
    <message id="tile.status.example">
        <source></source>
        <translation>Type the code on your filing slip</translation>
    </message>
    <message id="tile.status.short">
        <source></source>
        <translation>Status</translation>
    </message>
    <message id="tile.wifi">
        <source></source>
        <translation>Free Wi-Fi</translation>
    </message>
    <message id="tile.wifi.example">
        <source></source>
        <translation>Scan to join</translation>
    </message>
    <message id="tile.wifi.short">
        <source></source>
        <translation>Wi-Fi</translation>
    </message>
    <message id="timeline.checking">
        <source></source>
        <translation>An officer checks it</translation>
    </message>
    <message id="timeline.checking.note">
        <source></source>
        <translation>Gives the official number and the date</translation>
    </message>
    <message id="timeline.gate">
        <source></source>
        <translation>The public portal receives it</translation>
    </message>
    <message id="timeline.gate.note">
        <source></source>
        <translation>Gives the official number and the date</translation>
    </message>
    <message id="timeline.received">
        <source></source>
        <translation>The public portal has it</translation>
    </message>
    <message id="timeline.received.note">
        <source></source>
        <translation>at %1</translation>
    </message>
    <message id="timeline.result">
        <source></source>
        <translation>The result</translation>
    </message>
    <message id="timeline.result.note">
        <source></source>
        <translation>%1</translation>
    </message>
    <message id="timeline.saved">
        <source></source>
        <translation>Safely saved in this kiosk</translation>
    </message>
    <message id="timeline.saved.note">
        <source></source>
        <translation>%1</translation>
    </message>
    <message id="timeline.waiting">
        <source></source>
        <translation>Waiting for the network</translation>
    </message>
    <message id="timeline.waiting.carried">
        <source></source>
        <translation>You said you sent it by phone at %1. The machine sends it too; it counts once</translation>
    </message>
    <message id="timeline.waiting.note">
        <source></source>
        <translation>Sent by itself, no need to wait here</translation>
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
        <translation>no mark</translation>
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
        <translation>Pay the fee</translation>
    </message>
    <message id="trail.finished">
        <source></source>
        <translation>Done</translation>
    </message>
    <message id="trail.identity">
        <source></source>
        <translation>Identity</translation>
    </message>
    <message id="trail.overview">
        <source></source>
        <translation>Before you start</translation>
    </message>
    <message id="trail.questions">
        <source></source>
        <translation>Answers</translation>
    </message>
    <message id="trail.review">
        <source></source>
        <translation>Check</translation>
    </message>
    <message id="trail.scan">
        <source></source>
        <translation>Scan papers</translation>
    </message>
    <message id="trail.spoken">
        <source></source>
        <translation>Step %1 of %2: %3</translation>
    </message>
    <message id="verdict.blank">
        <source></source>
        <translation>The paper is blank</translation>
    </message>
    <message id="verdict.blank.do">
        <source></source>
        <translation>It is blank. Please turn it over</translation>
    </message>
    <message id="verdict.blurred">
        <source></source>
        <translation>Letters are blurred</translation>
    </message>
    <message id="verdict.blurred.do">
        <source></source>
        <translation>Blurred, please hold it still</translation>
    </message>
    <message id="verdict.corner_cut">
        <source></source>
        <translation>A corner is cut off</translation>
    </message>
    <message id="verdict.corner_cut.do">
        <source></source>
        <translation>A corner is cut off. Move it inward</translation>
    </message>
    <message id="verdict.corners">
        <source></source>
        <translation>All four corners seen</translation>
    </message>
    <message id="verdict.dark">
        <source></source>
        <translation>A little dark</translation>
    </message>
    <message id="verdict.dark.do">
        <source></source>
        <translation>A little dark. Move it nearer the light</translation>
    </message>
    <message id="verdict.duplicate">
        <source></source>
        <translation>Scanned before</translation>
    </message>
    <message id="verdict.duplicate.do">
        <source></source>
        <translation>This looks like a page scanned before, please check</translation>
    </message>
    <message id="verdict.finger">
        <source></source>
        <translation>A finger is over it</translation>
    </message>
    <message id="verdict.finger.do">
        <source></source>
        <translation>A finger covers the paper, please take it away</translation>
    </message>
    <message id="verdict.glare">
        <source></source>
        <translation>There is glare</translation>
    </message>
    <message id="verdict.glare.do">
        <source></source>
        <translation>There is glare. Tilt it a little</translation>
    </message>
    <message id="verdict.good.do">
        <source></source>
        <translation>Good, please hold the paper still</translation>
    </message>
    <message id="verdict.light">
        <source></source>
        <translation>Bright and clear</translation>
    </message>
    <message id="verdict.no_page">
        <source></source>
        <translation>No paper seen</translation>
    </message>
    <message id="verdict.no_page.do">
        <source></source>
        <translation>Please lay the paper in the frame</translation>
    </message>
    <message id="verdict.straight">
        <source></source>
        <translation>Lies straight</translation>
    </message>
    <message id="verdict.tilted">
        <source></source>
        <translation>A little tilted, still fine</translation>
    </message>
    <message id="verdict.tilted.do">
        <source></source>
        <translation>A little tilted, still fine</translation>
    </message>
    <message id="verdict.too_small">
        <source></source>
        <translation>Too far away</translation>
    </message>
    <message id="verdict.too_small.do">
        <source></source>
        <translation>Too far away. Move it nearer</translation>
    </message>
    <message id="verdict.upside_down">
        <source></source>
        <translation>It lay upside down</translation>
    </message>
    <message id="verdict.upside_down.do">
        <source></source>
        <translation>It lay upside down, the kiosk has turned it</translation>
    </message>
    <message id="verdict.wrong_document">
        <source></source>
        <translation>Perhaps another paper</translation>
    </message>
    <message id="verdict.wrong_document.do">
        <source></source>
        <translation>This may be another paper, please check</translation>
    </message>
    <message id="way.back">
        <source></source>
        <translation>Back</translation>
    </message>
    <message id="way.end">
        <source></source>
        <translation>End</translation>
    </message>
    <message id="way.retry">
        <source></source>
        <translation>Try again</translation>
    </message>
    <message id="way.screen_record">
        <source></source>
        <translation>I have the photo</translation>
    </message>
    <message id="way.skip">
        <source></source>
        <translation>Go on without the card</translation>
    </message>
    <message id="weekday.1">
        <source></source>
        <translation>Monday</translation>
    </message>
    <message id="weekday.1.short">
        <source></source>
        <translation>Mon</translation>
    </message>
    <message id="weekday.2">
        <source></source>
        <translation>Tuesday</translation>
    </message>
    <message id="weekday.2.short">
        <source></source>
        <translation>Tue</translation>
    </message>
    <message id="weekday.3">
        <source></source>
        <translation>Wednesday</translation>
    </message>
    <message id="weekday.3.short">
        <source></source>
        <translation>Wed</translation>
    </message>
    <message id="weekday.4">
        <source></source>
        <translation>Thursday</translation>
    </message>
    <message id="weekday.4.short">
        <source></source>
        <translation>Thu</translation>
    </message>
    <message id="weekday.5">
        <source></source>
        <translation>Friday</translation>
    </message>
    <message id="weekday.5.short">
        <source></source>
        <translation>Fri</translation>
    </message>
    <message id="weekday.6">
        <source></source>
        <translation>Saturday</translation>
    </message>
    <message id="weekday.6.short">
        <source></source>
        <translation>Sat</translation>
    </message>
    <message id="weekday.7">
        <source></source>
        <translation>Sunday</translation>
    </message>
    <message id="weekday.7.short">
        <source></source>
        <translation>Sun</translation>
    </message>
    <message id="wifi.name.line">
        <source></source>
        <translation>Network: %1</translation>
    </message>
    <message id="wifi.open">
        <source></source>
        <translation>The network has no password.</translation>
    </message>
    <message id="wifi.password.line">
        <source></source>
        <translation>Password: %1</translation>
    </message>
    <message id="wifi.scan">
        <source></source>
        <translation>Scan this code with your phone’s camera to join.</translation>
    </message>
    <message id="wifi.title">
        <source></source>
        <translation>Free Wi-Fi</translation>
    </message>
    <message id="wifi.warning">
        <source></source>
        <translation>A shared network: do not open your banking app on it.</translation>
    </message>
</context>
</TS>
