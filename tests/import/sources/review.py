"""Makes review.docx with python-docx: fields, moved and deleted text, hidden words."""

from docx import Document
from docx.shared import Pt
d=Document()
d.core_properties.title='Quarterly review'
d.core_properties.created=__import__('datetime').datetime(2020,10,2,8,0)
d.add_heading('Quarterly review',0)
d.add_paragraph('London, 1 October 2020')
d.add_heading('Outlook',1)
p=d.add_paragraph('Growth is ');p.add_run('slower').bold=True;p.add_run(' than it was\tin spring.')
p.add_run('\nA line below.')
d.add_paragraph('Prices',style='List Bullet');d.add_paragraph('Wages',style='List Number')
d.add_paragraph('Nobody knows.',style='Intense Quote')
t=d.add_table(rows=2,cols=2);t.cell(0,0).text='Measure';t.cell(0,1).text='Value';t.cell(1,0).text='Rate';t.cell(1,1).text='0.1 %'
h=d.add_paragraph('Seen').add_run(' and hidden');h.font.hidden=True
from docx.oxml.ns import qn
from docx.oxml import OxmlElement,parse_xml
W='xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
def add(xml): d.element.body.insert(len(d.element.body)-1,parse_xml(xml))
# fields with instruction, nested; moved text; deleted paragraph mark; deleted row
add(f'<w:p {W}><w:r><w:t xml:space="preserve">On page </w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> IF </w:instrText></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>9</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:instrText> = 1 "a" "b" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>seven</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t xml:space="preserve"> of it.</w:t></w:r></w:p>')
a='w:author="E" w:date="2020-10-01T00:00:00Z"'
add(f'<w:p {W}><w:moveFromRangeStart w:id="1" w:name="m1" {a}/><w:moveFrom w:id="2" {a}><w:r><w:t>Moved words. </w:t></w:r></w:moveFrom><w:moveFromRangeEnd w:id="1"/><w:r><w:t>Stays here.</w:t></w:r></w:p>')
add(f'<w:p {W}><w:r><w:t xml:space="preserve">Now here: </w:t></w:r><w:moveToRangeStart w:id="3" w:name="m1" {a}/><w:moveTo w:id="4" {a}><w:r><w:t>Moved words. </w:t></w:r></w:moveTo><w:moveToRangeEnd w:id="3"/></w:p>')
add(f'<w:p {W}><w:pPr><w:rPr><w:del w:id="5" {a}/></w:rPr></w:pPr><w:r><w:t xml:space="preserve">One paragraph </w:t></w:r></w:p>')
add(f'<w:p {W}><w:r><w:t>of two</w:t></w:r><w:del w:id="6" {a}><w:r><w:delText> or three</w:delText></w:r></w:del><w:ins w:id="7" {a}><w:r><w:t>, joined</w:t></w:r></w:ins><w:r><w:t>.</w:t></w:r></w:p>')
add(f'<w:tbl {W}><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:trPr><w:del w:id="8" {a}/></w:trPr><w:tc><w:p><w:del w:id="9" {a}><w:r><w:delText>Row that went</w:delText></w:r></w:del></w:p></w:tc></w:tr><w:tr><w:tc><w:p><w:r><w:t>Row that stayed</w:t></w:r></w:p></w:tc></w:tr></w:tbl>')
add(f'<w:p {W}><w:r><w:t>co</w:t><w:noBreakHyphen/><w:t>operation of 5</w:t><w:sym w:font="Symbol" w:char="00B0"/></w:r></w:p>')
used={'Normal','Title','Heading 1','List Bullet','List Number','Intense Quote','Default Paragraph Font','Normal Table','No List','Table Normal'}
for st in list(d.styles):
    if st.name not in used: st.element.getparent().remove(st.element)
ls=d.styles.element.find(qn('w:latentStyles'))
if ls is not None: d.styles.element.remove(ls)
d.save('review.docx')
